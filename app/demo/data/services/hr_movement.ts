// Services of HR administration around the way of an employee: hiring, moving, leaving.

import type { DemoService } from '../types.ts'
import { MANAGERS, OFFICE } from './terms.ts'

/** Services HR-101 to HR-103. */
export const HR_MOVEMENT_SERVICES: readonly DemoService[] = [
  {
    code: 'HR-101',
    department: 'hr_admin',
    team: 'hr_movement',
    resolution_hours: 16,
    price: { amount_rub: 1150, per: { ru: 'оформленный сотрудник', en: 'employee hired' } },
    hours: OFFICE,
    popular: 58,
    type: 'service_request',
    title: { ru: 'Приём на работу', en: 'Hiring paperwork' },
    summary: {
      ru: 'Оформляем нового сотрудника: от проверки документов до подписанного трудового договора.',
      en: 'We take a new employee from document check to a signed employment contract.',
    },
    what_you_get: {
      ru: 'Трудовой договор, приказ о приёме, личное дело, табельный номер и заявки на пропуск и доступы.',
      en: 'Employment contract, hiring order, personal file, personnel number, and requests for a pass and accesses.',
    },
    who_may: MANAGERS,
    how: {
      ru: 'Заявка на портале не позднее чем за три рабочих дня до выхода.',
      en: 'Send the portal form at least three working days before the first day.',
    },
    provide: {
      ru: 'Паспорт, СНИЛС, ИНН, сведения о трудовой деятельности или трудовая книжка, документ об образовании, документы воинского учёта, реквизиты счёта; для отдельных должностей — медосмотр.',
      en: 'Passport, SNILS, tax number, employment record, proof of education, military registration papers, bank details; a medical check for some jobs.',
    },
    steps: [
      { ru: 'Проверяем комплект документов', en: 'We check the set of documents' },
      { ru: 'Готовим договор и приказ', en: 'We draw up the contract and the order' },
      {
        ru: 'Сотрудник подписывает документы в личном кабинете или на бумаге',
        en: 'The employee signs, in the personal account or on paper',
      },
      {
        ru: 'Отправляем сведения в СФР и передаём заявки на доступы и пропуск',
        en: 'We report to the Social Fund and pass on requests for accesses and a pass',
      },
    ],
    keywords: {
      ru: 'приём, оформление, новый сотрудник, трудовой договор, выход на работу',
      en: 'hiring, new employee, employment contract, first day',
    },
  },
  {
    code: 'HR-102',
    department: 'hr_admin',
    team: 'hr_movement',
    resolution_hours: 24,
    price: { amount_rub: 640, per: { ru: 'перевод', en: 'transfer' } },
    hours: OFFICE,
    popular: 37,
    type: 'service_request',
    title: { ru: 'Перевод и изменение условий труда', en: 'Transfers and changes of terms' },
    summary: {
      ru: 'Оформляем перевод, новый оклад, совмещение, удалённую работу или другой график.',
      en: 'We document a transfer, a new salary, extra duties, remote work or another schedule.',
    },
    what_you_get: {
      ru: 'Дополнительное соглашение и приказ, изменения в системе учёта и штатной расстановке.',
      en: 'An amendment and an order, with the changes in the HR system and the staff list.',
    },
    who_may: MANAGERS,
    how: {
      ru: 'Заявка на портале с датой изменения; согласует директор по персоналу клиента.',
      en: 'Portal form with the date of the change; approved by the HR director of the client.',
    },
    provide: {
      ru: 'Что меняется, с какой даты, согласие сотрудника, ставка в штатном расписании.',
      en: 'What changes and from when, the consent of the employee, the position in the staff list.',
    },
    steps: [
      { ru: 'Проверяем ставку и вилку оклада', en: 'We check the position and the pay range' },
      { ru: 'Получаем согласование', en: 'We obtain the approval' },
      { ru: 'Готовим соглашение и приказ', en: 'We prepare the amendment and the order' },
      {
        ru: 'Подписываем с сотрудником и вносим в систему',
        en: 'The employee signs and we update the system',
      },
    ],
    keywords: {
      ru: 'перевод, оклад, совмещение, допсоглашение, удалённая работа, график',
      en: 'transfer, salary, amendment, remote work, schedule',
    },
  },
  {
    code: 'HR-103',
    department: 'hr_admin',
    team: 'hr_movement',
    resolution_hours: 16,
    price: { amount_rub: 980, per: { ru: 'увольнение', en: 'leaver' } },
    hours: OFFICE,
    popular: 34,
    type: 'service_request',
    title: { ru: 'Увольнение', en: 'Leaving the company' },
    summary: {
      ru: 'Оформляем увольнение и выдаём документы и расчёт в последний рабочий день.',
      en: 'We complete the paperwork and the final pay on the last working day.',
    },
    what_you_get: {
      ru: 'Приказ, СТД-Р или трудовая книжка, справки о доходах и взносах, расчёт.',
      en: 'The order, the employment record, income and contribution statements, the final pay.',
    },
    who_may: { ru: 'Сотрудник или его руководитель', en: 'The employee or the manager' },
    how: {
      ru: 'Заявление в личном кабинете или на бумаге через руководителя, как правило за 14 дней.',
      en: 'Application in the personal account or on paper through the manager, normally 14 days ahead.',
    },
    provide: {
      ru: 'Подписанное заявление, дата, сведения о выданном имуществе.',
      en: 'A signed application, the date, a list of the property issued.',
    },
    steps: [
      { ru: 'Проверяем заявление и остаток отпуска', en: 'We check the application and the leave balance' },
      { ru: 'Запускаем электронный обходной лист', en: 'We start the electronic clearance list' },
      { ru: 'Готовим приказ и расчёт', en: 'We prepare the order and the final pay' },
      {
        ru: 'Выдаём документы в последний рабочий день',
        en: 'We hand over the documents on the last working day',
      },
    ],
    keywords: {
      ru: 'увольнение, заявление, расчёт, обходной лист, трудовая книжка',
      en: 'resignation, final pay, clearance list, employment record',
    },
  },
]
