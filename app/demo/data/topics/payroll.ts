// Topics of payroll: pay, income statements, sick pay, child benefits, deductions, cards.

import type { DemoTopic } from '../types.ts'

/** Topics `salary_not_paid` to `salary_account`. */
export const PAYROLL_TOPICS: readonly DemoTopic[] = [
  {
    code: 'salary_not_paid',
    title: { ru: 'Не пришла зарплата', en: 'My salary has not arrived' },
    synonyms: {
      ru: 'нет зарплаты, не поступил аванс, где деньги, зарплата на карту, задержка выплаты',
      en: 'no salary, advance not received, where is my money, pay not on card, late pay',
    },
    services: ['PAY-101', 'PAY-105'],
  },
  {
    code: 'salary_amount',
    title: { ru: 'Зарплата меньше ожидаемой', en: 'I was paid less than I expected' },
    synonyms: {
      ru: 'неправильно начислили, мало заплатили, удержали, пересчёт, не начислили доплату',
      en: 'wrong pay, underpaid, deducted, recalculation, allowance missing',
    },
    services: ['PAY-101', 'PAY-106'],
  },
  {
    code: 'payslip',
    title: {
      ru: 'Где мой расчётный листок и что в нём написано',
      en: 'Where is my payslip and what does it say',
    },
    synonyms: {
      ru: 'расчётка, расчетный лист, квиток, корешок, расшифровка начислений',
      en: 'pay slip, pay stub, wage slip, breakdown of pay',
    },
    services: ['PAY-101'],
  },
  {
    code: 'bonus_question',
    title: {
      ru: 'Когда будет премия и как её считают',
      en: 'When is the bonus paid and how is it calculated',
    },
    synonyms: {
      ru: 'премия, бонус, КПЭ, KPI, годовая премия, квартальная, тринадцатая зарплата',
      en: 'bonus, KPI, annual bonus, quarterly bonus',
    },
    services: ['PAY-101'],
  },
  {
    code: 'overtime_pay',
    title: {
      ru: 'Не оплатили ночные, сверхурочные или выходные',
      en: 'Nights, overtime or days off were not paid',
    },
    synonyms: {
      ru: 'переработка, сверхурочка, ночные часы, работа в выходной, двойная оплата, табель',
      en: 'overtime, night hours, weekend work, double pay, timesheet',
    },
    services: ['PAY-106', 'PAY-101'],
  },
  {
    code: 'timesheet_error',
    title: { ru: 'Ошибка в табеле', en: 'There is a mistake in the timesheet' },
    synonyms: {
      ru: 'табель, неявка, прогул, часы, смены, график, корректировка табеля',
      en: 'timesheet, absence, hours, shifts, rota, correction',
    },
    services: ['PAY-106'],
  },
  {
    code: 'income_certificate',
    title: { ru: 'Нужна справка о доходах', en: 'I need an income statement' },
    synonyms: {
      ru: '2-НДФЛ, 2ндфл, справка для банка, для ипотеки, справка о зарплате, по форме банка',
      en: '2-NDFL, income certificate, for the bank, for a mortgage, proof of income',
    },
    services: ['PAY-102'],
  },
  {
    code: 'salary_for_benefits',
    title: {
      ru: 'Справка о зарплате для соцзащиты или визы',
      en: 'A pay statement for social services or a visa',
    },
    synonyms: {
      ru: 'соцзащита, пособие, визовая справка, посольство, консульство, субсидия',
      en: 'social services, allowance, visa letter, embassy, subsidy',
    },
    services: ['PAY-102', 'HR-106'],
  },
  {
    code: 'sick_leave',
    title: { ru: 'Болею, что делать с больничным', en: 'I am ill, what do I do about sick leave' },
    synonyms: {
      ru: 'больничный, ЭЛН, листок нетрудоспособности, номер больничного, заболел ребёнок',
      en: 'sick leave, sick note, electronic certificate, ill child',
    },
    services: ['PAY-103'],
  },
  {
    code: 'sick_pay',
    title: { ru: 'Не оплатили больничный', en: 'My sick leave has not been paid' },
    synonyms: {
      ru: 'оплата больничного, пособие, СФР, не пришли больничные, первые три дня',
      en: 'sick pay, Social Fund, benefit, first three days',
    },
    services: ['PAY-103'],
  },
  {
    code: 'child_benefits',
    title: { ru: 'Декрет и детские пособия', en: 'Maternity leave and child benefits' },
    synonyms: {
      ru: 'декрет, беременность и роды, уход за ребёнком, до полутора лет, единовременное пособие, рождение',
      en: 'maternity, parental leave, birth grant, childcare benefit',
    },
    services: ['PAY-103', 'HR-105'],
  },
  {
    code: 'tax_deduction',
    title: { ru: 'Как получить налоговый вычет', en: 'How do I get a tax deduction' },
    synonyms: {
      ru: 'вычет на детей, имущественный вычет, социальный вычет, НДФЛ, вернуть налог, уведомление из налоговой',
      en: 'child deduction, property deduction, social deduction, income tax, tax refund',
    },
    services: ['PAY-104'],
  },
  {
    code: 'salary_account',
    title: { ru: 'Хочу получать зарплату на другую карту', en: 'I want my salary on another card' },
    synonyms: {
      ru: 'сменить банк, реквизиты, новая карта, зарплатный проект, перевыпуск карты, счёт',
      en: 'change bank, account details, new card, payroll bank',
    },
    services: ['PAY-105'],
  },
]
