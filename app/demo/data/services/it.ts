// Services of IT: sign-in, accesses, remote work, equipment, 1C, mail and calls.

import type { DemoService } from '../types.ts'
import { ALL_STAFF, LONG_DAY, OFFICE } from './terms.ts'

/** Services IT-101 to IT-106. */
export const IT_SERVICES: readonly DemoService[] = [
  {
    code: 'IT-101',
    department: 'it',
    team: 'it_support',
    resolution_hours: 1,
    price: null,
    hours: LONG_DAY,
    popular: 90,
    type: 'incident',
    title: { ru: 'Пароль и вход', en: 'Password and sign-in' },
    summary: {
      ru: 'Сбрасываем пароль, снимаем блокировку, помогаем со вторым фактором.',
      en: 'We reset passwords, unlock accounts and help with the second factor.',
    },
    what_you_get: {
      ru: 'Временный пароль на личный телефон в течение часа.',
      en: 'A temporary password to your own phone within an hour.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Самостоятельно на странице входа, «Забыли пароль»; иначе телефон 4040.',
      en: 'By yourself on the sign-in page, "Forgot password"; otherwise phone 4040.',
    },
    provide: {
      ru: 'Логин, табельный номер, ответ на проверочный вопрос.',
      en: 'Login, personnel number, the answer to a check question.',
    },
    steps: [
      { ru: 'Проверяем личность', en: 'We verify who you are' },
      { ru: 'Снимаем блокировку', en: 'We unlock the account' },
      { ru: 'Выдаём временный пароль', en: 'We issue a temporary password' },
    ],
    keywords: {
      ru: 'пароль, вход, блокировка, учётная запись, код',
      en: 'password, sign-in, locked, account, code',
    },
  },
  {
    code: 'IT-102',
    department: 'it',
    team: 'it_applications',
    resolution_hours: 8,
    price: null,
    hours: OFFICE,
    popular: 76,
    type: 'service_request',
    title: { ru: 'Доступ к системам и папкам', en: 'Access to systems and folders' },
    summary: {
      ru: 'Выдаём, меняем и отзываем права доступа.',
      en: 'We grant, change and withdraw access rights.',
    },
    what_you_get: {
      ru: 'Доступ с нужной ролью в день согласования.',
      en: 'Access with the right role on the day of approval.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Заявка на портале; согласуют руководитель и владелец системы.',
      en: 'Portal form; approved by your manager and the system owner.',
    },
    provide: {
      ru: 'Система, роль или «как у коллеги», срок, обоснование.',
      en: 'System, role or "same as a colleague", term, reason.',
    },
    steps: [
      { ru: 'Руководитель согласует', en: 'Your manager approves' },
      { ru: 'Владелец системы согласует', en: 'The owner of the system approves' },
      { ru: 'Выдаём права', en: 'We grant the rights' },
    ],
    keywords: {
      ru: 'доступ, права, роль, папка, диск, система',
      en: 'access, rights, role, folder, drive, system',
    },
  },
  {
    code: 'IT-103',
    department: 'it',
    team: 'it_support',
    resolution_hours: 4,
    price: null,
    hours: LONG_DAY,
    popular: 63,
    type: 'incident',
    title: { ru: 'VPN и удалённая работа', en: 'VPN and remote work' },
    summary: { ru: 'Настраиваем и чиним удалённое подключение.', en: 'We set up and repair remote access.' },
    what_you_get: {
      ru: 'Работающее подключение или временный обходной путь.',
      en: 'A working connection or a workaround.',
    },
    who_may: { ru: 'Сотрудник с разрешением на удалённую работу', en: 'Employees allowed to work remotely' },
    how: {
      ru: 'Телефон 4040 или заявка с телефона через портал.',
      en: 'Phone 4040, or the portal from your mobile.',
    },
    provide: {
      ru: 'Текст ошибки, номер ноутбука, откуда подключаетесь.',
      en: 'The error text, laptop number, where you connect from.',
    },
    steps: [
      { ru: 'Проверяем учётную запись и сертификат', en: 'We check the account and certificate' },
      { ru: 'Подключаемся и настраиваем', en: 'We connect and set it up' },
      { ru: 'Проверяем вместе с вами', en: 'We test it with you' },
    ],
    keywords: {
      ru: 'VPN, удалёнка, сертификат, токен, подключение',
      en: 'VPN, remote, certificate, token, connection',
    },
  },
  {
    code: 'IT-104',
    department: 'it',
    team: 'it_support',
    resolution_hours: 16,
    price: null,
    hours: LONG_DAY,
    popular: 70,
    type: 'incident',
    title: { ru: 'Ремонт компьютера, принтера, кассы', en: 'Computer, printer and till repair' },
    summary: {
      ru: 'Восстанавливаем работу техники или выдаём замену.',
      en: 'We repair equipment or replace it.',
    },
    what_you_get: {
      ru: 'Исправная техника; для касс и складских терминалов — за четыре часа.',
      en: 'Working equipment; tills and warehouse terminals within four hours.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Портал или телефон 4040; касса — только телефон.',
      en: 'Portal or phone 4040; tills by phone only.',
    },
    provide: {
      ru: 'Инвентарный номер, место, что произошло, фото ошибки.',
      en: 'Inventory number, place, what happened, a picture of the error.',
    },
    steps: [
      { ru: 'Удалённая диагностика', en: 'Remote diagnosis' },
      { ru: 'Выезд инженера или замена', en: 'A visit or a replacement' },
      { ru: 'Проверка с пользователем', en: 'A test with the user' },
    ],
    keywords: {
      ru: 'компьютер, ноутбук, принтер, касса, сканер, монитор',
      en: 'computer, laptop, printer, till, scanner, monitor',
    },
  },
  {
    code: 'IT-105',
    department: 'it',
    team: 'it_applications',
    resolution_hours: 8,
    price: null,
    hours: OFFICE,
    popular: 68,
    type: 'incident',
    title: { ru: 'Ошибки и вопросы по 1С', en: '1C errors and questions' },
    summary: {
      ru: 'Разбираем ошибки, помогаем с отчётами и проведением документов.',
      en: 'We clear errors and help with reports and posting.',
    },
    what_you_get: {
      ru: 'Решение или срок исправления от разработчиков.',
      en: 'A fix, or a date from the developers.',
    },
    who_may: ALL_STAFF,
    how: { ru: 'Портал, приложите снимок экрана.', en: 'Portal, with a screenshot.' },
    provide: {
      ru: 'База, документ, действия до ошибки, снимок экрана.',
      en: 'Database, document, what you did before, a screenshot.',
    },
    steps: [
      { ru: 'Воспроизводим ошибку', en: 'We reproduce the error' },
      { ru: 'Исправляем или передаём разработчикам', en: 'We fix it or pass it to developers' },
      { ru: 'Проверяем вместе с вами', en: 'We check it with you' },
    ],
    keywords: { ru: '1С, ошибка, проведение, отчёт, база', en: '1C, error, posting, report, database' },
  },
  {
    code: 'IT-106',
    department: 'it',
    team: 'it_support',
    resolution_hours: 8,
    price: null,
    hours: LONG_DAY,
    popular: 53,
    type: 'incident',
    title: { ru: 'Почта, телефон и видеосвязь', en: 'Mail, phone and video calls' },
    summary: {
      ru: 'Настраиваем ящики, рассылки, номера и переговоры по видео.',
      en: 'We set up mailboxes, lists, numbers and video calls.',
    },
    what_you_get: {
      ru: 'Работающая связь, новый ящик или список рассылки.',
      en: 'Working communication, a new mailbox or mailing list.',
    },
    who_may: ALL_STAFF,
    how: { ru: 'Портал или телефон 4040.', en: 'Portal or phone 4040.' },
    provide: {
      ru: 'Адрес или номер, текст ошибки, время последнего письма.',
      en: 'Address or number, error text, time of the last message.',
    },
    steps: [
      { ru: 'Проверяем ящик или линию', en: 'We check the mailbox or line' },
      { ru: 'Исправляем настройку', en: 'We correct the settings' },
      { ru: 'Просим проверить', en: 'We ask you to test' },
    ],
    keywords: {
      ru: 'почта, Outlook, рассылка, телефон, видеоконференция',
      en: 'mail, Outlook, mailing list, phone, video',
    },
  },
]
