// How a target is said in one Russian sentence.
export default {
  unknown: '…',
  /** The centre speaks of itself. */
  we: {
    first_answer: 'Ответим {time}',
    next_answer: 'На каждое следующее сообщение ответим {time}',
    resolution: 'Решим {time}',
    task: 'Выполним задачу {time}',
    document: 'Подготовим документы {time}',
    clarification: 'Ответим на уточнение {time}',
    approval: 'Согласуем {time}',
  },
  they: {
    first_answer: '{who}: первый ответ {time}',
    next_answer: '{who}: ответ на каждое следующее сообщение {time}',
    resolution: '{who}: решение {time}',
    task: '{who}: выполнение задачи {time}',
    document: '{who}: документы {time}',
    clarification: '{who}: ответ на уточнение {time}',
    approval: '{who}: согласование {time}',
  },
  promised: { we: 'Решим к тому сроку, который назвали', they: '{who}: решение к названному сроку' },
  /** Completeness is promised as a share of requests. */
  share: {
    we: 'Не меньше {percent} % обращений не придётся возвращать',
    they: '{who}: не меньше {percent} % обращений комплектны и верны с первого раза, без возврата',
    only: 'не меньше {percent} %',
  },
  counted: 'считается за месяц по обращениям, первая подача которых оценена',
  time: {
    within: 'за {span}',
    day_of_month: 'до конца {count}-го рабочего дня месяца',
  },
  /** Accusative: for what, through what, before what. */
  span: {
    minutes:
      '{n, plural, one {# рабочую минуту} few {# рабочие минуты} many {# рабочих минут} other {# рабочей минуты}}',
    hours:
      '{n, plural, one {# рабочий час} few {# рабочих часа} many {# рабочих часов} other {# рабочего часа}}',
    both: '{hours} {n, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}',
    working_days:
      '{n, plural, one {# рабочий день} few {# рабочих дня} many {# рабочих дней} other {# рабочего дня}}',
    calendar_days:
      '{n, plural, one {# календарный день} few {# календарных дня} many {# календарных дней} other {# календарного дня}}',
  },
  brief: { minutes: '{n} мин', hours: '{n} ч', both: '{h} ч {m} мин' },
  calendar: {
    center: 'по календарю центра',
    client: 'по календарю клиента',
    region: 'по календарю региона',
    named: 'по календарю «{name}»',
  },
  hours: {
    days: { mon: 'пн', tue: 'вт', wed: 'ср', thu: 'чт', fri: 'пт', sat: 'сб', sun: 'вс' },
    range: '{from}–{until}',
    always: 'круглосуточно',
    in: '{hours} {zone}',
    zones: {
      kaliningrad: 'по Калининграду',
      moscow: 'по Москве',
      samara: 'по Самаре',
      yekaterinburg: 'по Екатеринбургу',
      omsk: 'по Омску',
      novosibirsk: 'по Новосибирску',
      krasnoyarsk: 'по Красноярску',
      irkutsk: 'по Иркутску',
      yakutsk: 'по Якутску',
      vladivostok: 'по Владивостоку',
      magadan: 'по Магадану',
      kamchatka: 'по Камчатке',
      other: 'по времени {zone}',
    },
  },
  pauses: 'отсчёт стоит, пока ждём {whom}',
  noPauses: 'отсчёт не останавливается',
  awaited: {
    you: 'вас',
    requester: 'заявителя',
    third_party: 'третью сторону',
    approver: 'согласующего',
    unit: 'другое подразделение',
    scheduled: 'назначенный день',
  },
  warning: 'предупреждение за {span} до срока',
  step: '{when} {n, plural, one {узнаёт } few {узнают } many {узнают } other {узнают }}{who}',
  stepIf: '{step}, если {condition}',
  when: {
    minutes_before: 'за {span} до срока',
    percent: 'когда пройдёт {percent} % времени,',
    minutes_after: 'через {span} после срока',
    at_limit: 'как только срок нарушен,',
  },
  conditions: {
    unassigned: 'обращение ещё никто не взял',
    assigned: 'обращение уже кто-то взял',
    priority: 'приоритет {list}',
  },
  who: {
    role: 'каждый с ролью «{name}»',
    person: '{name}',
    rota: 'дежурный по графику «{name}»',
    team_lead: 'руководитель группы',
    assignee: 'исполнитель',
  },
  budgets: 'из этого времени {list}',
  holder: {
    queue: 'в очереди до {span}',
    agent: 'у исполнителя до {span}',
    client: 'у клиента до {span}',
    outside: 'у третьей стороны до {span}',
  },
  parties: '{from} → {to}',
  side: {
    center: 'центр',
    clients: 'все клиенты',
    supplier: 'поставщик «{name}»',
  },
  /** Who promises, at the head of a sentence. */
  head: { clients: 'Клиент', department: 'Функция центра', supplier: 'Поставщик' },
} as const
