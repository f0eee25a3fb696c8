// What the desk says about asking for approvals, in Russian.
export default {
  asking: {
    title: 'Согласования',
    ask: 'Запросить согласование',
    asked: 'Согласование запрошено: {name}.',
    approver: 'Кто согласует',
    manager: 'Руководитель заявителя',
    question: 'Что согласовать',
    questionHint: 'Одно решение одним-двумя предложениями: сумма, срок, кому.',
    askNote:
      'Человек получит письмо с кнопками и увидит всё обращение, кроме заметок. Пока он не ответит, ход за ним.',
    withdraw: 'Отозвать',
    withdrawOf: 'Отозвать согласование: {name}',
    none: 'Никого не спрашивали.',
    waits: 'ждём ответа с {moment}',
  },
} as const
