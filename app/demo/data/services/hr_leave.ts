// Services of HR administration around leave: yearly, unpaid, study and parental.

import type { DemoService } from '../types.ts'
import { ALL_STAFF, OFFICE } from './terms.ts'

/** Services HR-104 to HR-105. */
export const HR_LEAVE_SERVICES: readonly DemoService[] = [
  {
    code: 'HR-104',
    department: 'hr_admin',
    team: 'hr_leave',
    resolution_hours: 8,
    price: null,
    hours: OFFICE,
    popular: 92,
    type: 'service_request',
    title: { ru: 'Ежегодный отпуск', en: 'Annual leave' },
    summary: {
      ru: 'Оформляем отпуск, перенос, разделение и отзыв из отпуска.',
      en: 'We arrange leave, moving it, splitting it and calling people back from it.',
    },
    what_you_get: {
      ru: 'Приказ об отпуске и отпускные не позднее чем за три календарных дня до начала.',
      en: 'A leave order, and holiday pay at least three calendar days before the start.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Заявление в личном кабинете за 14 дней; руководитель согласует там же.',
      en: 'Apply in the personal account 14 days ahead; the manager approves there.',
    },
    provide: {
      ru: 'Даты и вид отпуска; для переноса — причина.',
      en: 'Dates and kind of leave; a reason if you move it.',
    },
    steps: [
      { ru: 'Проверяем остаток дней и график отпусков', en: 'We check the balance and the leave schedule' },
      { ru: 'Руководитель согласует даты', en: 'The manager approves the dates' },
      { ru: 'Оформляем приказ и передаём на расчёт', en: 'We issue the order and pass it to payroll' },
    ],
    keywords: {
      ru: 'отпуск, перенос, график отпусков, отпускные, остаток дней',
      en: 'leave, holiday, leave schedule, holiday pay, balance',
    },
  },
  {
    code: 'HR-105',
    department: 'hr_admin',
    team: 'hr_leave',
    resolution_hours: 8,
    price: null,
    hours: OFFICE,
    popular: 41,
    type: 'service_request',
    title: { ru: 'Учебный, декретный и неоплачиваемый отпуск', en: 'Study, parental and unpaid leave' },
    summary: {
      ru: 'Оформляем отпуска, которые не входят в ежегодный.',
      en: 'We arrange every leave that is not annual leave.',
    },
    what_you_get: {
      ru: 'Приказ об отпуске и, если положено, начисление выплат.',
      en: 'A leave order and, where due, the payments.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Заявление в личном кабинете с подтверждающим документом.',
      en: 'Apply in the personal account and attach the supporting document.',
    },
    provide: {
      ru: 'Справка-вызов, свидетельство о рождении, справка донора или другое основание; для отпуска за свой счёт — согласие руководителя.',
      en: 'A call-up letter of the university, birth certificate, donor certificate or other ground; for unpaid leave, consent of the manager.',
    },
    steps: [
      { ru: 'Проверяем основание', en: 'We check the ground' },
      { ru: 'Оформляем приказ', en: 'We issue the order' },
      { ru: 'Передаём данные в расчёт и в СФР', en: 'We pass the data to payroll and the Social Fund' },
    ],
    keywords: {
      ru: 'за свой счёт, учебный, декрет, уход за ребёнком, донор, отгул',
      en: 'unpaid, study, maternity, parental, donor, time off',
    },
  },
]
