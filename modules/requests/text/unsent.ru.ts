// Что написано на ответе, который ещё не ушёл, по-русски.
export default {
  goesIn: 'уйдёт через {seconds} с',
  going: 'отправляется',
  after: {
    waiting_requester: 'затем ждём заявителя',
    waiting_third_party: 'затем ждём других',
    resolved: 'затем решено',
  },
  onlyYou: 'До этого ответ видите только вы',
  takeBack: 'Забрать',
  sendNow: 'Отправить сразу',
  key: 'Забрать последний ответ',
  toast:
    '{number}: ответ уйдёт через {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}.',
  takenBack: '{number}: ответ снова в поле.',
  open: 'Открыть',
  notSent: 'Не отправлено',
  failed: '{number}: ответ не отправлен. {why}',
  failedHidden: 'Ваш ответ не отправлен: обращение вам больше не видно.',
  putBack: 'Вернуть в поле ответа',
  copy: 'Скопировать текст',
  copied: 'Текст скопирован.',
  discard: 'Удалить',
  sure: 'Текст и вложения пропадут насовсем.',
} as const
