// The words of channels' menus: they are loaded with the first page, so there are few.
import { words } from '#kernel/contract/words.ts'

export const menuWords = words(
  {
    mailboxes: 'Mailboxes',
    intake: 'Received mail',
    deliveries: 'Deliveries',
    addresses: 'Addresses not reached',
    signing: 'Signing of letters',
    demo: 'Demo mailbox',
  },
  {
    mailboxes: 'Почтовые ящики',
    intake: 'Входящая почта',
    deliveries: 'Отправка',
    addresses: 'Недоступные адреса',
    signing: 'Подпись писем',
    demo: 'Демо-почта',
  },
)
