// Topics of IT: sign-in, accesses, remote work, broken equipment, errors, mail.

import type { DemoTopic } from '../types.ts'

/** Topics `password` to `mail_problem`. */
export const IT_TOPICS: readonly DemoTopic[] = [
  {
    code: 'password',
    title: { ru: 'Не могу войти, не помню пароль', en: 'I cannot log in, I forgot my password' },
    synonyms: {
      ru: 'пароль, блокировка, учётная запись, сбросить, истёк срок пароля, логин',
      en: 'password, locked out, account, reset, expired, login',
    },
    services: ['IT-101'],
  },
  {
    code: 'access',
    title: { ru: 'Нет доступа к программе или папке', en: 'I have no access to a program or folder' },
    synonyms: {
      ru: 'доступ, права, роль в 1С, общая папка, сетевой диск, согласование доступа',
      en: 'access, rights, role, shared folder, network drive',
    },
    services: ['IT-102'],
  },
  {
    code: 'vpn',
    title: {
      ru: 'Не работает VPN, не могу работать из дома',
      en: 'VPN does not work, I cannot work from home',
    },
    synonyms: {
      ru: 'ВПН, удалёнка, удалённый доступ, токен, подключение, обрывается',
      en: 'remote access, home office, token, connection, disconnects',
    },
    services: ['IT-103'],
  },
  {
    code: 'computer_broken',
    title: { ru: 'Сломался компьютер или принтер', en: 'My computer or printer is broken' },
    synonyms: {
      ru: 'ноутбук, не включается, тормозит, принтер не печатает, монитор, мышь, касса, сканер',
      en: 'laptop, does not start, slow, printer, monitor, mouse, till, scanner',
    },
    services: ['IT-104'],
  },
  {
    code: 'erp_error',
    title: { ru: '1С выдаёт ошибку', en: '1C shows an error' },
    synonyms: {
      ru: '1С, 1с зависла, ошибка проведения, вылетает, база, отчёт не формируется',
      en: '1C, freezes, posting error, crashes, database, report',
    },
    services: ['IT-105'],
  },
  {
    code: 'mail_problem',
    title: { ru: 'Не приходит почта, не работает телефон', en: 'Mail does not arrive, the phone is dead' },
    synonyms: {
      ru: 'почта, ящик переполнен, Outlook, рассылка, спам, телефон, видеосвязь',
      en: 'mail, mailbox full, Outlook, mailing list, spam, phone, video call',
    },
    services: ['IT-106'],
  },
]
