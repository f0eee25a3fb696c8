// Services of HR administration around papers and benefits: certificates, trips, insurance, personal data.

import type { DemoService } from '../types.ts'
import { ALL_STAFF, OFFICE } from './terms.ts'

/** Services HR-106 to HR-109. */
export const HR_RECORD_SERVICES: readonly DemoService[] = [
  {
    code: 'HR-106',
    department: 'hr_admin',
    team: 'hr_leave',
    resolution_hours: 8,
    price: null,
    hours: OFFICE,
    popular: 66,
    type: 'service_request',
    title: { ru: 'Справки и копии кадровых документов', en: 'Employment letters and copies' },
    summary: {
      ru: 'Выдаём справки с места работы, СТД-Р и заверенные копии документов.',
      en: 'We issue employment letters, records of employment and certified copies.',
    },
    what_you_get: {
      ru: 'Документ с электронной подписью или на бумаге с печатью, не позднее трёх рабочих дней.',
      en: 'A document with an e-signature, or stamped on paper, within three working days.',
    },
    who_may: { ru: 'Действующий или бывший сотрудник', en: 'A present or former employee' },
    how: {
      ru: 'Заявка на портале; бывшие сотрудники пишут на почту центра.',
      en: 'Portal form; former employees write to the mailbox of the centre.',
    },
    provide: {
      ru: 'Вид документа, куда он нужен, язык и способ получения.',
      en: 'Which document, for whom, the language and how you want it.',
    },
    steps: [
      { ru: 'Готовим документ', en: 'We prepare the document' },
      { ru: 'Подписываем и регистрируем', en: 'We sign and register it' },
      {
        ru: 'Отправляем в личный кабинет или курьером',
        en: 'We send it to the personal account or by courier',
      },
    ],
    keywords: {
      ru: 'справка с места работы, СТД-Р, копия трудовой книжки, копия приказа, стаж',
      en: 'employment letter, employment record, certified copy, order',
    },
  },
  {
    code: 'HR-107',
    department: 'hr_admin',
    team: 'hr_leave',
    resolution_hours: 8,
    price: { amount_rub: 420, per: { ru: 'командировка', en: 'trip' } },
    hours: OFFICE,
    popular: 55,
    type: 'service_request',
    title: { ru: 'Командировка', en: 'Business trip' },
    summary: {
      ru: 'Оформляем командировку, бронируем билеты и гостиницу, выплачиваем суточные.',
      en: 'We issue the travel order, book tickets and a hotel and pay the per diem.',
    },
    what_you_get: {
      ru: 'Приказ, билеты, подтверждение брони и аванс до выезда.',
      en: 'The order, tickets, a booking confirmation and the advance before departure.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Заявка на портале не позднее чем за пять рабочих дней до выезда.',
      en: 'Portal form at least five working days before departure.',
    },
    provide: {
      ru: 'Цель, город, даты, предпочтения по поезду или рейсу, статья бюджета.',
      en: 'Purpose, city, dates, preferred train or flight, budget line.',
    },
    steps: [
      { ru: 'Руководитель согласует поездку и бюджет', en: 'The manager approves the trip and the budget' },
      { ru: 'Подбираем билеты и гостиницу', en: 'We pick tickets and a hotel' },
      { ru: 'Оформляем приказ и перечисляем аванс', en: 'We issue the order and pay the advance' },
      { ru: 'После поездки вы сдаёте авансовый отчёт', en: 'After the trip you hand in an expense report' },
    ],
    keywords: {
      ru: 'командировка, билеты, гостиница, суточные, приказ',
      en: 'trip, tickets, hotel, per diem, travel order',
    },
  },
  {
    code: 'HR-108',
    department: 'hr_admin',
    team: 'hr_leave',
    resolution_hours: 24,
    price: null,
    hours: OFFICE,
    popular: 48,
    type: 'question',
    title: { ru: 'Добровольное медицинское страхование', en: 'Voluntary health insurance' },
    summary: {
      ru: 'Подключаем к ДМС, меняем данные полиса и помогаем получить лечение.',
      en: 'We enrol you in the health plan, change policy data and help you get treatment.',
    },
    what_you_get: {
      ru: 'Электронный полис, список клиник и решение спорных случаев со страховой.',
      en: 'An electronic policy, the list of clinics and help with the insurer.',
    },
    who_may: {
      ru: 'Сотрудник после трёх месяцев работы; родственники за счёт сотрудника',
      en: 'Employees after three months; relatives at their own cost',
    },
    how: {
      ru: 'Заявка на портале; изменения вступают в силу с первого числа следующего месяца.',
      en: 'Portal form; changes take effect on the first of the next month.',
    },
    provide: {
      ru: 'Паспортные данные и телефон, для родственника — согласие и свидетельство о рождении или браке.',
      en: 'Passport data and phone; for a relative, a consent and a birth or marriage certificate.',
    },
    steps: [
      { ru: 'Проверяем право на программу', en: 'We check your eligibility' },
      { ru: 'Передаём список в страховую компанию', en: 'We send the list to the insurer' },
      { ru: 'Отправляем полис и памятку', en: 'We send you the policy and a guide' },
    ],
    keywords: {
      ru: 'ДМС, полис, клиника, стоматология, гарантийное письмо',
      en: 'health insurance, policy, clinic, dentist',
    },
  },
  {
    code: 'HR-109',
    department: 'hr_admin',
    team: 'hr_movement',
    resolution_hours: 16,
    price: null,
    hours: OFFICE,
    popular: 39,
    type: 'service_request',
    title: {
      ru: 'Изменение личных данных и воинский учёт',
      en: 'Personal details and military registration',
    },
    summary: {
      ru: 'Вносим новую фамилию, паспорт, адрес, семейное положение и данные воинского учёта.',
      en: 'We record a new surname, passport, address, family status and military registration data.',
    },
    what_you_get: {
      ru: 'Обновлённые данные во всех системах и, если нужно, дополнительное соглашение.',
      en: 'Updated data in all systems and an amendment where one is needed.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Заявка на портале в течение двух недель после изменения.',
      en: 'Portal form within two weeks of the change.',
    },
    provide: {
      ru: 'Скан нового документа и свидетельства о браке или перемене имени.',
      en: 'A scan of the new document and of the marriage or name-change certificate.',
    },
    steps: [
      { ru: 'Сверяем документ с оригиналом', en: 'We check the scan against the original' },
      { ru: 'Вносим данные в кадровую систему', en: 'We update the HR system' },
      {
        ru: 'Извещаем расчёт зарплаты, ИТ, страховую и военкомат',
        en: 'We tell payroll, IT, the insurer and the enlistment office',
      },
    ],
    keywords: {
      ru: 'фамилия, паспорт, адрес, воинский учёт, военный билет, персональные данные',
      en: 'surname, passport, address, military registration, personal data',
    },
  },
]
