// The words of the mail domains of a client, in both languages.
import { words } from '#kernel/contract/words.ts'

const en = {
  title: 'Mail domains',
  note: 'Whoever writes from one of these domains for the first time is taken for one of this client’s people.',
  none: 'No domain is named yet. New people who write by mail belong to no client.',
  domain: 'Domain',
  below: 'with those below it',
  withBelow: 'with those below it',
  alone: 'this one only',
  add: 'Add',
  remove: 'Remove',
  removeOne: 'Remove the domain {domain}',
  removed: '{domain} is no longer a domain of this client.',
  undo: 'Undo',
  adopt: '{count, plural, one {# person} other {# people}} without a client: let them join',
  adopted: '{count, plural, one {# person has} other {# people have}} joined the client.',
} as const

const ru = {
  title: 'Почтовые домены',
  note: 'Кто впервые пишет с одного из этих доменов, того Окно относит к этому клиенту.',
  none: 'Домены не названы. Новые люди, которые пишут по почте, не относятся ни к какому клиенту.',
  domain: 'Домен',
  below: 'вместе с поддоменами',
  withBelow: 'вместе с поддоменами',
  alone: 'только он сам',
  add: 'Добавить',
  remove: 'Убрать',
  removeOne: 'Убрать домен {domain}',
  removed: '{domain} больше не домен этого клиента.',
  undo: 'Вернуть',
  adopt:
    'Без клиента {count, plural, one {# человек} few {# человека} many {# человек} other {# человека}}: присоединить',
  adopted:
    'К клиенту {count, plural, one {присоединён # человек} few {присоединены # человека} many {присоединено # человек} other {присоединено # человека}}.',
} as const

export const domainWords = words(en, ru)
