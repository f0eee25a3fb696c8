// The words of channels' menus: they are loaded with the first page, so there are few.
import { words } from '#kernel/contract/words.ts'

export const menuWords = words(
  {
    mailboxes: 'Mailboxes',
    intake: 'Received mail',
    deliveries: 'Deliveries',
    addresses: 'Addresses not reached',
    signing: 'Signing of letters',
    awaited: 'Unconfirmed',
    awaitedCount: '{count, plural, one {# letter waits} other {# letters wait}} for a confirmation',
    handling: 'Handling of letters',
    templates: 'What letters say',
    quarantine: 'Quarantine',
    health: 'Health of mail',
    troubled: 'Letters in trouble',
    mailImport: 'Import of mail',
    demo: 'Demo mailbox',
  },
  {
    mailboxes: 'Почтовые ящики',
    intake: 'Входящая почта',
    deliveries: 'Отправка',
    addresses: 'Недоступные адреса',
    signing: 'Подпись писем',
    awaited: 'Незнакомые',
    awaitedCount:
      '{count, plural, one {Подтверждения ждёт # письмо} few {Подтверждения ждут # письма} many {Подтверждения ждут # писем} other {Подтверждения ждут # письма}}',
    handling: 'Приём и ответы',
    templates: 'Тексты писем',
    quarantine: 'Карантин',
    health: 'Состояние почты',
    troubled: 'Проблемы писем',
    mailImport: 'Перенос почты',
    demo: 'Демо-почта',
  },
)
