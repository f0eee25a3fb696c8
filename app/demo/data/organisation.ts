// The demo holding: clients, regions, units, functions and positions, and the centre's departments and teams.

import type {
  DemoClient,
  DemoDepartment,
  DemoHolding,
  DemoPosition,
  DemoRegion,
  DemoTeam,
  DemoUnit,
} from './types.ts'

/** The holding and the name of its shared service centre. */
export const HOLDING: DemoHolding = {
  name: { ru: 'Холдинг «Северный ветер»', en: 'Severny Veter Holding' },
  center_name: { ru: 'ОЦО «Северный ветер»', en: 'Severny Veter Shared Services' },
  mail_domain: 'severny-veter.example',
}

/** The five companies served. */
export const CLIENTS: DemoClient[] = [
  { code: 'HQ', name: { ru: 'АО «Северный ветер»', en: 'Severny Veter JSC' }, kind: 'management' },
  { code: 'KNZ', name: { ru: 'Каменский насосный завод', en: 'Kamensk Pump Works' }, kind: 'industrial' },
  { code: 'INEY', name: { ru: 'Завод «Иней»', en: 'Iney Refrigeration' }, kind: 'industrial' },
  { code: 'DOM', name: { ru: 'Магазины «Тёплый дом»', en: 'Tyoply Dom Stores' }, kind: 'retail' },
  {
    code: 'SVL',
    name: { ru: '«Северный ветер Логистика»', en: 'Severny Veter Logistics' },
    kind: 'logistics',
  },
]

/** Six regions in four time zones. */
export const REGIONS: DemoRegion[] = [
  { code: 'MSK', name: { ru: 'Москва и область', en: 'Moscow and region' }, time_zone: 'Europe/Moscow' },
  { code: 'SPB', name: { ru: 'Северо-Запад', en: 'North-West' }, time_zone: 'Europe/Moscow' },
  { code: 'VLG', name: { ru: 'Поволжье', en: 'Volga' }, time_zone: 'Europe/Moscow' },
  { code: 'URL', name: { ru: 'Урал', en: 'Urals' }, time_zone: 'Asia/Yekaterinburg' },
  { code: 'SIB', name: { ru: 'Сибирь', en: 'Siberia' }, time_zone: 'Asia/Novosibirsk' },
  { code: 'FE', name: { ru: 'Дальний Восток', en: 'Far East' }, time_zone: 'Asia/Vladivostok' },
]

/** Fourteen units; weights are headcounts of office and shop-floor people who write to the centre. */
export const UNITS: DemoUnit[] = [
  {
    code: 'HQ-OFFICE',
    client: 'HQ',
    region: 'MSK',
    name: { ru: 'Центральный офис', en: 'Head office' },
    weight: 46,
    functions: ['head_office', 'finance', 'procurement_side'],
  },
  {
    code: 'KNZ-PUMP',
    client: 'KNZ',
    region: 'URL',
    name: { ru: 'Насосное производство', en: 'Pump production' },
    weight: 52,
    functions: ['plant', 'maintenance', 'engineering'],
  },
  {
    code: 'KNZ-FOUNDRY',
    client: 'KNZ',
    region: 'URL',
    name: { ru: 'Литейный цех', en: 'Foundry' },
    weight: 28,
    functions: ['plant', 'maintenance'],
  },
  {
    code: 'KNZ-ADMIN',
    client: 'KNZ',
    region: 'URL',
    name: { ru: 'Заводоуправление, Каменск', en: 'Plant administration, Kamensk' },
    weight: 24,
    functions: ['finance', 'engineering', 'procurement_side', 'sales'],
  },
  {
    code: 'INEY-ASSEMBLY',
    client: 'INEY',
    region: 'SIB',
    name: { ru: 'Сборочный корпус, Бердск', en: 'Assembly plant, Berdsk' },
    weight: 44,
    functions: ['plant', 'engineering', 'maintenance'],
  },
  {
    code: 'INEY-SERVICE',
    client: 'INEY',
    region: 'VLG',
    name: { ru: 'Сервис холодильной техники', en: 'Refrigeration service' },
    weight: 18,
    functions: ['field_service', 'sales'],
  },
  {
    code: 'DOM-CENTRE',
    client: 'DOM',
    region: 'MSK',
    name: { ru: 'Розница «Центр»', en: 'Retail Centre' },
    weight: 58,
    functions: ['retail', 'sales'],
  },
  {
    code: 'DOM-NORTHWEST',
    client: 'DOM',
    region: 'SPB',
    name: { ru: 'Розница «Нева»', en: 'Retail Neva' },
    weight: 40,
    functions: ['retail', 'sales'],
  },
  {
    code: 'DOM-URAL',
    client: 'DOM',
    region: 'URL',
    name: { ru: 'Розница «Урал»', en: 'Retail Urals' },
    weight: 34,
    functions: ['retail'],
  },
  {
    code: 'DOM-SIBERIA',
    client: 'DOM',
    region: 'SIB',
    name: { ru: 'Розница «Обь»', en: 'Retail Ob' },
    weight: 26,
    functions: ['retail'],
  },
  {
    code: 'DOM-ONLINE',
    client: 'DOM',
    region: 'SPB',
    name: { ru: 'Интернет-магазин', en: 'Online store' },
    weight: 16,
    functions: ['sales', 'head_office'],
  },
  {
    code: 'SVL-RAST',
    client: 'SVL',
    region: 'MSK',
    name: { ru: 'Распределительный центр «Белый Раст»', en: 'Bely Rast distribution centre' },
    weight: 36,
    functions: ['logistics'],
  },
  {
    code: 'SVL-FLEET',
    client: 'SVL',
    region: 'VLG',
    name: { ru: 'Автоколонна № 2', en: 'Truck fleet No. 2' },
    weight: 20,
    functions: ['logistics', 'maintenance'],
  },
  {
    code: 'SVL-NAKHODKA',
    client: 'SVL',
    region: 'FE',
    name: { ru: 'Терминал «Находка»', en: 'Nakhodka terminal' },
    weight: 18,
    functions: ['logistics', 'finance'],
  },
]

/** Positions of requesters by function. */
export const POSITIONS: DemoPosition[] = [
  { function: 'head_office', name: { ru: 'Руководитель направления', en: 'Head of division' }, weight: 2 },
  {
    function: 'head_office',
    name: { ru: 'Специалист по маркетингу', en: 'Marketing specialist' },
    weight: 3,
  },
  { function: 'head_office', name: { ru: 'Помощник директора', en: 'Executive assistant' }, weight: 2 },
  { function: 'head_office', name: { ru: 'Аналитик', en: 'Analyst' }, weight: 3 },
  { function: 'finance', name: { ru: 'Экономист', en: 'Economist' }, weight: 4 },
  { function: 'finance', name: { ru: 'Финансовый контролёр', en: 'Financial controller' }, weight: 2 },
  { function: 'finance', name: { ru: 'Начальник планового отдела', en: 'Head of planning' }, weight: 1 },
  {
    function: 'procurement_side',
    name: { ru: 'Специалист по снабжению', en: 'Supply specialist' },
    weight: 4,
  },
  {
    function: 'procurement_side',
    name: { ru: 'Начальник отдела снабжения', en: 'Head of supply' },
    weight: 1,
  },
  { function: 'plant', name: { ru: 'Мастер участка', en: 'Shift foreman' }, weight: 4 },
  { function: 'plant', name: { ru: 'Начальник цеха', en: 'Shop manager' }, weight: 1 },
  { function: 'plant', name: { ru: 'Оператор станков с ЧПУ', en: 'CNC operator' }, weight: 5 },
  { function: 'plant', name: { ru: 'Слесарь-сборщик', en: 'Assembly fitter' }, weight: 5 },
  { function: 'plant', name: { ru: 'Табельщик', en: 'Timekeeper' }, weight: 2 },
  { function: 'maintenance', name: { ru: 'Инженер-энергетик', en: 'Power engineer' }, weight: 2 },
  { function: 'maintenance', name: { ru: 'Слесарь-ремонтник', en: 'Maintenance fitter' }, weight: 4 },
  { function: 'maintenance', name: { ru: 'Главный механик', en: 'Chief mechanic' }, weight: 1 },
  { function: 'engineering', name: { ru: 'Инженер-конструктор', en: 'Design engineer' }, weight: 4 },
  { function: 'engineering', name: { ru: 'Инженер-технолог', en: 'Process engineer' }, weight: 4 },
  { function: 'engineering', name: { ru: 'Специалист по охране труда', en: 'Safety officer' }, weight: 1 },
  { function: 'field_service', name: { ru: 'Сервисный инженер', en: 'Service engineer' }, weight: 5 },
  { function: 'field_service', name: { ru: 'Диспетчер сервиса', en: 'Service dispatcher' }, weight: 2 },
  { function: 'retail', name: { ru: 'Продавец-консультант', en: 'Shop assistant' }, weight: 7 },
  { function: 'retail', name: { ru: 'Кассир', en: 'Cashier' }, weight: 4 },
  { function: 'retail', name: { ru: 'Директор магазина', en: 'Store manager' }, weight: 3 },
  { function: 'retail', name: { ru: 'Товаровед', en: 'Merchandise specialist' }, weight: 2 },
  { function: 'sales', name: { ru: 'Менеджер по продажам', en: 'Sales manager' }, weight: 5 },
  { function: 'sales', name: { ru: 'Региональный менеджер', en: 'Regional manager' }, weight: 2 },
  { function: 'sales', name: { ru: 'Специалист тендерного отдела', en: 'Tender specialist' }, weight: 2 },
  { function: 'logistics', name: { ru: 'Кладовщик', en: 'Storekeeper' }, weight: 5 },
  { function: 'logistics', name: { ru: 'Водитель-экспедитор', en: 'Delivery driver' }, weight: 4 },
  { function: 'logistics', name: { ru: 'Логист', en: 'Logistics planner' }, weight: 3 },
  { function: 'logistics', name: { ru: 'Начальник склада', en: 'Warehouse manager' }, weight: 1 },
]

/** The eight departments of the centre. */
export const DEPARTMENTS: DemoDepartment[] = [
  { code: 'accounting', name: { ru: 'Бухгалтерский учёт', en: 'Accounting' } },
  { code: 'payroll', name: { ru: 'Расчёт зарплаты', en: 'Payroll' } },
  { code: 'hr_admin', name: { ru: 'Кадровое администрирование', en: 'HR administration' } },
  { code: 'procurement', name: { ru: 'Закупки', en: 'Procurement' } },
  { code: 'treasury', name: { ru: 'Казначейство', en: 'Treasury' } },
  { code: 'legal', name: { ru: 'Юридическая поддержка', en: 'Legal support' } },
  { code: 'it', name: { ru: 'Информационные технологии', en: 'Information technology' } },
  { code: 'facilities', name: { ru: 'Административно-хозяйственное обеспечение', en: 'Facilities' } },
]

/** Fifteen teams; `ask_us` is the one-window first line. */
export const TEAMS: DemoTeam[] = [
  {
    code: 'ask_us',
    department: 'hr_admin',
    name: { ru: 'Спросите нас', en: 'Ask us' },
    purpose: {
      ru: 'Принимает любые вопросы, отвечает за 30 минут или ведёт обращение до решения.',
      en: 'Takes any question, answers within 30 minutes or sees the request through.',
    },
    share: 0.14,
    first_line: true,
  },
  {
    code: 'hr_movement',
    department: 'hr_admin',
    name: { ru: 'Приём, переводы и увольнения', en: 'Joiners, movers and leavers' },
    purpose: {
      ru: 'Оформляет кадровые события и ведёт личные дела.',
      en: 'Handles personnel events and keeps personal files.',
    },
    share: 0.08,
  },
  {
    code: 'hr_leave',
    department: 'hr_admin',
    name: { ru: 'Отпуска и командировки', en: 'Leave and travel' },
    purpose: {
      ru: 'Оформляет отпуска, командировки, ДМС и кадровые справки.',
      en: 'Handles leave, business trips, health insurance and employment letters.',
    },
    share: 0.08,
  },
  {
    code: 'payroll_calc',
    department: 'payroll',
    name: { ru: 'Начисление зарплаты', en: 'Pay calculation' },
    purpose: {
      ru: 'Считает зарплату, удержания и табели, объясняет расчётные листки.',
      en: 'Calculates pay, deductions and timesheets, and explains payslips.',
    },
    share: 0.09,
  },
  {
    code: 'payroll_benefits',
    department: 'payroll',
    name: { ru: 'Пособия, вычеты и справки', en: 'Benefits, deductions and statements' },
    purpose: {
      ru: 'Ведёт больничные, пособия, налоговые вычеты и справки о доходах.',
      en: 'Handles sick pay, benefits, tax deductions and income statements.',
    },
    share: 0.07,
  },
  {
    code: 'acc_payable',
    department: 'accounting',
    name: { ru: 'Расчёты с поставщиками', en: 'Accounts payable' },
    purpose: {
      ru: 'Проверяет и проводит документы поставщиков, сверяет расчёты.',
      en: 'Checks and books supplier documents and reconciles accounts.',
    },
    share: 0.1,
  },
  {
    code: 'acc_receivable',
    department: 'accounting',
    name: { ru: 'Расчёты с покупателями', en: 'Accounts receivable' },
    purpose: {
      ru: 'Выписывает документы покупателям, ведёт ЭДО и дебиторскую задолженность.',
      en: 'Issues customer documents, runs electronic exchange and receivables.',
    },
    share: 0.07,
  },
  {
    code: 'acc_expenses',
    department: 'accounting',
    name: { ru: 'Подотчётные суммы и имущество', en: 'Expenses and assets' },
    purpose: {
      ru: 'Проверяет авансовые отчёты, ведёт учёт основных средств и инвентаризации.',
      en: 'Checks expense reports, accounts for fixed assets and stock counts.',
    },
    share: 0.06,
  },
  {
    code: 'prc_sourcing',
    department: 'procurement',
    name: { ru: 'Выбор поставщиков', en: 'Sourcing' },
    purpose: {
      ru: 'Проводит закупки, проверяет и заводит поставщиков.',
      en: 'Runs purchases, checks and registers suppliers.',
    },
    share: 0.05,
  },
  {
    code: 'prc_orders',
    department: 'procurement',
    name: { ru: 'Заказы и поставки', en: 'Orders and deliveries' },
    purpose: {
      ru: 'Размещает заказы, следит за поставками, ведёт рекламации.',
      en: 'Places orders, follows deliveries and handles supplier claims.',
    },
    share: 0.05,
  },
  {
    code: 'trs_payments',
    department: 'treasury',
    name: { ru: 'Платежи и гарантии', en: 'Payments and guarantees' },
    purpose: {
      ru: 'Исполняет платежи, выпускает гарантии, ведёт корпоративные карты.',
      en: 'Makes payments, arranges guarantees and runs company cards.',
    },
    share: 0.05,
  },
  {
    code: 'leg_contracts',
    department: 'legal',
    name: { ru: 'Договоры и доверенности', en: 'Contracts and powers of attorney' },
    purpose: {
      ru: 'Согласует договоры, выпускает доверенности, ведёт претензии.',
      en: 'Reviews contracts, issues powers of attorney and handles claims.',
    },
    share: 0.04,
  },
  {
    code: 'it_support',
    department: 'it',
    name: { ru: 'Поддержка рабочих мест', en: 'Workplace support' },
    purpose: {
      ru: 'Восстанавливает работу компьютеров, принтеров, касс, почты и удалённого доступа.',
      en: 'Restores computers, printers, tills, mail and remote access.',
    },
    share: 0.05,
  },
  {
    code: 'it_applications',
    department: 'it',
    name: { ru: 'Приложения и доступы', en: 'Applications and access' },
    purpose: {
      ru: 'Даёт доступы, помогает с ошибками 1С и кадрового портала.',
      en: 'Grants access and resolves errors in 1C and the HR portal.',
    },
    share: 0.04,
  },
  {
    code: 'fac_office',
    department: 'facilities',
    name: { ru: 'Офис и транспорт', en: 'Office and transport' },
    purpose: {
      ru: 'Пропуска, рабочие места, ремонт, машины и курьеры.',
      en: 'Passes, desks, repairs, cars and couriers.',
    },
    share: 0.03,
  },
]
