// The words of channels in Russian that the server speaks; the words of its screens stand beside them.
export default {
  refusals: {
    mailbox_taken: 'Адрес {address} уже заведён.',
    mailbox_in_use: 'На {address} уже приходили письма. Не удаляйте адрес, а выключите его.',
    unknown_team: 'Такой группы нет.',
    not_held: 'Это письмо не задержано.',
    still_held: 'Письмо снова не удалось принять, оно остаётся отложенным: {said}',
    no_original: 'Исходное письмо не сохранено.',
    listener_closed: 'Приём почты не запущен, поэтому отправить письмо отсюда нельзя.',
    not_accepted: 'Окно не приняло письмо: {said}',
  },
} as const
