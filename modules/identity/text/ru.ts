// Identity's words in Russian.
export default {
  refusals: {
    wrong_password: 'Неверный адрес или пароль.',
    too_many_attempts:
      'Слишком много неудачных попыток. Повторите через {wait_minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}.',
    email_taken: 'Адрес {email} уже принадлежит другой учётной записи.',
    unknown_permission: 'Права {permission} не существует.',
    role_taken: 'Роль с кодом {code} уже есть.',
    role_in_use:
      'Эта роль есть у {count, plural, one {# человека} few {# человек} many {# человек} other {# человека}}. Сначала снимите её с них.',
    built_in_role: 'Эта роль поставляется вместе с Окном. Её можно изменить, но не удалить.',
    scope_missing: 'Укажите, где действует роль: везде или в одном департаменте, группе, у одного клиента.',
    already_granted: 'У этого человека уже есть такая роль с того же дня.',
    last_administrator: 'Некому будет выдавать роли. Сначала сделайте администратором кого-нибудь ещё.',
    period_reversed: 'Последний день раньше первого.',
    session_needed: 'Это делается только в браузере после входа, а не с ключом API.',
  },
} as const
