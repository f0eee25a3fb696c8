// The words of requests in Russian that the server speaks; the words of its screens stand beside them.
export default {
  refusals: {
    already_asked: '{name} уже спросили, ответа ещё нет.',
    already_decided:
      '{decision, select, approved {Это уже согласовано.} declined {Это уже отклонено.} other {Согласование больше не нужно.}}',
    approval_link_unknown:
      'По этой ссылке ничего нельзя согласовать. Откройте письмо ещё раз или войдите в Окно.',
    reason_needed: 'Влияние и срочность дают {computed}. Чтобы поставить {priority}, напишите причину.',
    promised_in_past: 'Обещать можно только будущее время: выберите более позднее.',
    finished:
      'Обращение {number} завершено и больше не принимает сообщений. Напишите новое и укажите этот номер.',
    merged: 'Обращение {number} объединено с {into}. Продолжайте там.',
    conversation_moved_on:
      'Пока вы писали, {count, plural, one {пришло # новое сообщение} few {пришли # новых сообщения} many {пришло # новых сообщений} other {пришло # нового сообщения}}. Сначала прочитайте; ваш текст сохранён.',
    already_taken: '{name} уже взял(а) это обращение в работу.',
    not_in_team: '{name} не состоит в этой группе.',
    not_an_agent: '{name} не работает в центре.',
    unknown_person: 'Такого человека нет.',
    unknown_service: 'Такой услуги нет, или сейчас она не оказывается.',
    unknown_team: 'Такой группы нет.',
    not_for_them: 'Обращаться от имени этого человека вы не можете.',
    merge_with_itself: 'Обращение нельзя соединить с самим собой.',
    merge_unknown: 'Это обращение ни с чем не объединено.',
    unknown_files: 'Некоторых вложений уже нет. Приложите их ещё раз.',
    no_first_line: 'Ещё не назначена группа, которая принимает обращения. Это может сделать администратор.',
  },
} as const
