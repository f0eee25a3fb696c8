// What the two sides of the demo say against the outcome of requests, and what the other side answers.

export interface DemoObjection {
  readonly kind: 'dispute' | 'excuse'
  /** Who raises it: the lead of a client, that client's manager in the centre, or the owner of the services. */
  readonly by: 'client.lead' | 'client.manager' | 'owner' | 'lead'
  /** Of a dispute: what the request counts as now, and what it should. */
  readonly was?: 'client' | 'center' | 'good'
  readonly wanted?: 'client' | 'center' | 'both' | 'outside' | 'good'
  readonly reason: string
  readonly text: string
  /** Working hours ago; a working day has nine. */
  readonly hours_ago: number
  readonly answer?: {
    readonly by: 'client.lead' | 'client.manager' | 'admin'
    readonly what: 'accepted' | 'rejected'
    readonly text: string
    /** Working hours after it was raised. */
    readonly after_hours: number
  }
  /** Taken back after so many working hours. */
  readonly withdrawn_after_hours?: number
}

export const OBJECTIONS: readonly DemoObjection[] = [
  {
    kind: 'dispute',
    by: 'client.lead',
    was: 'good',
    wanted: 'center',
    reason: 'wrong_classification',
    text: 'Закрыли в срок, но вопрос решён не был: через день обратились с тем же ещё раз.',
    hours_ago: 5,
  },
  {
    kind: 'dispute',
    by: 'client.manager',
    was: 'center',
    wanted: 'client',
    reason: 'access_not_given',
    text: 'Доступ к базе клиента дали на третий день, до этого работать было нельзя. Переписка в обращении.',
    hours_ago: 26,
  },
  {
    kind: 'dispute',
    by: 'client.lead',
    was: 'good',
    wanted: 'both',
    reason: 'data_error',
    text: 'Ответ пришёл в срок, но половину сведений пришлось собирать нам самим. Просим считать потерю общей.',
    hours_ago: 57,
  },
  {
    kind: 'excuse',
    by: 'owner',
    reason: 'system_failure',
    text: 'Расчётная система не работала с 10 до 15 часов, журнал сбоев приложен к обращению.',
    hours_ago: 12,
  },
  {
    kind: 'dispute',
    by: 'client.manager',
    was: 'center',
    wanted: 'good',
    reason: 'duplicate',
    text: 'Это повтор обращения, которое мы закрыли днём раньше. Второй раз работать было не над чем.',
    hours_ago: 90,
    answer: {
      by: 'client.lead',
      what: 'accepted',
      text: 'Да, это повтор: первое обращение закрыто в срок. Итог исправляем.',
      after_hours: 14,
    },
  },
  {
    kind: 'dispute',
    by: 'client.manager',
    was: 'center',
    wanted: 'client',
    reason: 'other',
    text: 'Документы пришли без подписи, второй комплект ждали двое суток.',
    hours_ago: 120,
    answer: {
      by: 'client.lead',
      what: 'rejected',
      text: 'Первый комплект был подписан электронной подписью, её не проверили. Итог оставляем.',
      after_hours: 20,
    },
  },
  {
    kind: 'excuse',
    by: 'lead',
    reason: 'force_majeure',
    text: 'В здании два часа не было связи, ответить было неоткуда.',
    hours_ago: 100,
    answer: {
      by: 'admin',
      what: 'accepted',
      text: 'Авария подтверждена службой эксплуатации.',
      after_hours: 9,
    },
  },
  {
    kind: 'excuse',
    by: 'lead',
    reason: 'other',
    text: 'Двое из группы были в отпуске, обращение взяли позже.',
    hours_ago: 60,
    answer: {
      by: 'admin',
      what: 'rejected',
      text: 'Отпуск известен заранее, его учитывают в графике. Срок нарушен по нашей вине.',
      after_hours: 6,
    },
  },
  {
    kind: 'dispute',
    by: 'client.lead',
    was: 'client',
    wanted: 'outside',
    reason: 'other',
    text: 'Ждали ответа банка, а не нашего.',
    hours_ago: 40,
    withdrawn_after_hours: 3,
  },
]
