// Services of payroll: pay, income statements, sick pay, deductions, accounts, timesheets.

import type { DemoService } from '../types.ts'
import { ALL_STAFF, MOSCOW } from './terms.ts'

/** Services PAY-101 to PAY-106. */
export const PAYROLL_SERVICES: readonly DemoService[] = [
  {
    code: 'PAY-101',
    department: 'payroll',
    team: 'payroll_calc',
    resolution_hours: 8,
    price: null,
    hours: MOSCOW,
    popular: 95,
    type: 'question',
    title: { ru: 'Разъяснение зарплаты и расчётного листка', en: 'Pay and payslip explained' },
    summary: {
      ru: 'Объясняем каждую строку листка и исправляем ошибки в начислениях.',
      en: 'We explain every line of the payslip and correct errors in pay.',
    },
    what_you_get: {
      ru: 'Расчёт по строкам и, если мы ошиблись, доплата в ближайший день выплаты.',
      en: 'A line-by-line calculation and, if we were wrong, a top-up on the next pay day.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Портал или почта с личного адреса; по телефону суммы не называем.',
      en: 'Portal or mail from your own address; we do not give amounts by phone.',
    },
    provide: {
      ru: 'Месяц, вид начисления и сумма, которую вы ожидали.',
      en: 'The month, the pay item and the amount you expected.',
    },
    steps: [
      { ru: 'Сверяем табель, приказы и начисления', en: 'We compare the timesheet, orders and pay' },
      { ru: 'Объясняем расчёт', en: 'We explain the calculation' },
      { ru: 'При ошибке делаем перерасчёт', en: 'We recalculate if there was an error' },
    ],
    keywords: {
      ru: 'зарплата, расчётный листок, премия, удержание, перерасчёт, аванс',
      en: 'salary, payslip, bonus, deduction, recalculation, advance',
    },
  },
  {
    code: 'PAY-102',
    department: 'payroll',
    team: 'payroll_benefits',
    resolution_hours: 8,
    price: null,
    hours: MOSCOW,
    popular: 84,
    type: 'service_request',
    title: { ru: 'Справки о доходах', en: 'Income statements' },
    summary: {
      ru: 'Выдаём справку о доходах и суммах НДФЛ, справки по форме банка и для соцзащиты.',
      en: 'We issue statements of income and tax, also on bank forms and for social services.',
    },
    what_you_get: {
      ru: 'Справка с электронной подписью за день, на бумаге — за три рабочих дня.',
      en: 'A statement with an e-signature in a day, on paper in three working days.',
    },
    who_may: { ru: 'Действующий или бывший сотрудник', en: 'A present or former employee' },
    how: {
      ru: 'Личный кабинет, раздел «Справки»; справка о доходах формируется автоматически.',
      en: 'Personal account, section "Statements"; the income statement is made automatically.',
    },
    provide: {
      ru: 'Период, куда нужна справка, форма банка, если у него своя.',
      en: 'The period, for whom, and the form of the bank if it has its own.',
    },
    steps: [
      { ru: 'Проверяем, закрыт ли месяц', en: 'We check that the month is closed' },
      { ru: 'Формируем и подписываем справку', en: 'We create and sign the statement' },
      { ru: 'Отправляем в личный кабинет или с курьером', en: 'We send it to your account or by courier' },
    ],
    keywords: {
      ru: '2-НДФЛ, справка о доходах, форма банка, ипотека, соцзащита',
      en: '2-NDFL, income, bank form, mortgage, social services',
    },
  },
  {
    code: 'PAY-103',
    department: 'payroll',
    team: 'payroll_benefits',
    resolution_hours: 16,
    price: { amount_rub: 310, per: { ru: 'больничный или пособие', en: 'case' } },
    hours: MOSCOW,
    popular: 72,
    type: 'question',
    title: { ru: 'Больничные и пособия', en: 'Sick leave and benefits' },
    summary: {
      ru: 'Принимаем больничные, считаем первые три дня и передаём данные в СФР.',
      en: 'We take sick notes, pay the first three days and report to the Social Fund.',
    },
    what_you_get: {
      ru: 'Оплата за счёт работодателя в ближайшую зарплату; выплата СФР — в течение 10 рабочих дней.',
      en: 'The employer part with the next pay; the Social Fund part within 10 working days.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Электронный больничный приходит к нам из СФР сам; достаточно предупредить руководителя.',
      en: 'An electronic sick note reaches us from the Social Fund; just tell your manager.',
    },
    provide: {
      ru: 'Номер больничного, если он не появился в личном кабинете за два дня; для пособий — свидетельство о рождении и заявление.',
      en: 'The number of the note if it is not in your account in two days; for benefits, a birth certificate and an application.',
    },
    steps: [
      { ru: 'Получаем больничный из СФР', en: 'We receive the note from the Social Fund' },
      {
        ru: 'Сверяем дни с табелем и считаем средний заработок',
        en: 'We match the days with the timesheet and compute average earnings',
      },
      {
        ru: 'Выплачиваем свою часть и отправляем сведения в СФР',
        en: 'We pay our part and report to the Fund',
      },
    ],
    keywords: {
      ru: 'больничный, ЭЛН, СФР, пособие, декретные, уход за ребёнком',
      en: 'sick leave, Social Fund, benefit, maternity pay, childcare',
    },
  },
  {
    code: 'PAY-104',
    department: 'payroll',
    team: 'payroll_benefits',
    resolution_hours: 16,
    price: null,
    hours: MOSCOW,
    popular: 44,
    type: 'service_request',
    title: { ru: 'Налоговые вычеты', en: 'Tax deductions' },
    summary: {
      ru: 'Предоставляем стандартные, имущественные и социальные вычеты по НДФЛ.',
      en: 'We apply standard, property and social deductions of personal income tax.',
    },
    what_you_get: {
      ru: 'Вычет со следующей зарплаты и возврат излишне удержанного налога с начала года.',
      en: 'The deduction from the next pay and a refund of tax over-withheld this year.',
    },
    who_may: { ru: 'Сотрудник — налоговый резидент', en: 'Employees who are tax residents' },
    how: {
      ru: 'Заявка на портале; уведомление налоговой приходит нам из ФНС в электронном виде.',
      en: 'Portal form; the notice of the tax office reaches us electronically.',
    },
    provide: {
      ru: 'Свидетельства о рождении детей, справка об обучении, справка с прошлого места работы за этот год.',
      en: 'Birth certificates, proof of studies, a statement of income from your previous job this year.',
    },
    steps: [
      { ru: 'Проверяем документы и предел дохода', en: 'We check the papers and the income limit' },
      { ru: 'Вносим право на вычет', en: 'We record the deduction' },
      { ru: 'Пересчитываем налог', en: 'We recalculate the tax' },
    ],
    keywords: {
      ru: 'вычет, дети, НДФЛ, имущественный, социальный, уведомление',
      en: 'deduction, children, income tax, property, social',
    },
  },
  {
    code: 'PAY-105',
    department: 'payroll',
    team: 'payroll_calc',
    resolution_hours: 16,
    price: null,
    hours: MOSCOW,
    popular: 36,
    type: 'service_request',
    title: { ru: 'Счёт для зарплаты', en: 'Account for your salary' },
    summary: {
      ru: 'Меняем банк или карту, на которую приходит зарплата.',
      en: 'We change the bank or card on which you are paid.',
    },
    what_you_get: {
      ru: 'Новые реквизиты со следующей выплаты, если заявление пришло за 15 дней.',
      en: 'The new account from the next pay day if you apply 15 days ahead.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Заявление в личном кабинете с электронной подписью.',
      en: 'Application in the personal account with your e-signature.',
    },
    provide: {
      ru: 'Реквизиты счёта из банка: 20 цифр, БИК. Номер карты не подходит.',
      en: 'Account details from the bank: 20 digits and the BIC. A card number will not do.',
    },
    steps: [
      { ru: 'Сверяем реквизиты и владельца счёта', en: 'We check the details and the holder' },
      { ru: 'Вносим счёт', en: 'We record the account' },
      { ru: 'Подтверждаем дату первой выплаты', en: 'We confirm the first pay date' },
    ],
    keywords: { ru: 'карта, реквизиты, банк, зарплатный проект', en: 'card, account details, bank, payroll' },
  },
  {
    code: 'PAY-106',
    department: 'payroll',
    team: 'payroll_calc',
    resolution_hours: 8,
    price: null,
    hours: MOSCOW,
    popular: 52,
    type: 'service_request',
    title: { ru: 'Табель и корректировка рабочего времени', en: 'Timesheets and corrections' },
    summary: {
      ru: 'Принимаем табели, исправляем отметки, оформляем сверхурочные и работу в выходной.',
      en: 'We take timesheets, correct entries, and record overtime and work on days off.',
    },
    what_you_get: {
      ru: 'Исправленный табель и перерасчёт.',
      en: 'A corrected timesheet and recalculated pay.',
    },
    who_may: { ru: 'Табельщик или руководитель участка', en: 'A timekeeper or the head of the section' },
    how: {
      ru: 'Корректирующий табель на портале до третьего числа; позже — с пояснением.',
      en: 'Correcting timesheet on the portal by the third of the month; later with an explanation.',
    },
    provide: {
      ru: 'Табельный номер, дни и часы, основание: приказ, график, служебная записка.',
      en: 'Personnel number, days and hours, ground: order, rota or memo.',
    },
    steps: [
      { ru: 'Проверяем основание', en: 'We check the ground' },
      { ru: 'Вносим корректировку', en: 'We enter the correction' },
      { ru: 'Пересчитываем зарплату', en: 'We recalculate the pay' },
    ],
    keywords: {
      ru: 'табель, сверхурочные, ночные, выходной, корректировка',
      en: 'timesheet, overtime, night work, day off, correction',
    },
  },
]
