// The words of channels in Russian that the server speaks; the words of its screens stand beside them.
export default {
  refusals: {
    mailbox_taken: 'Адрес {address} уже заведён.',
    mailbox_in_use: 'На {address} уже приходили письма. Не удаляйте адрес, а выключите его.',
    unknown_team: 'Такой группы нет.',
    unknown_service: 'Такой услуги нет.',
    not_a_certificate: 'Это не сертификат в формате PEM.',
    no_sign_in: 'Для этого ящика входить не нужно: в настройках нет поставщика или входит само приложение.',
    sign_in_broken:
      'Этот возврат от поставщика не годится: он устарел или начат другим человеком. Начните вход снова со страницы ящика.',
    sign_in_refused: 'Поставщик отказал: {said}',
    not_held: 'Это письмо не задержано.',
    still_held: 'Письмо снова не удалось принять, оно остаётся отложенным: {said}',
    marked_already: 'Адрес {address} уже отмечен.',
    not_marked: 'Отметку с этого адреса уже сняли.',
    not_limited: 'Это письмо задержано не пределом.',
    unknown_domain: 'В домене {domain} нет ни одного ящика.',
    no_signing_key: 'Для {domain} ключа ещё нет.',
    record_missing: 'Записи {name} в DNS нет. Опубликуйте её, проверьте ещё раз и тогда включайте подпись.',
    no_original: 'Исходное письмо не сохранено.',
    listener_closed: 'Приём почты не запущен, поэтому отправить письмо отсюда нельзя.',
    nothing_forwarded: 'Из этого письма не видно, кто написал его первым.',
    not_for_letters: 'На {address} ответы отправить нельзя: это адрес центра или такого адреса не бывает.',
    link_unknown: 'Эта ссылка никуда не ведёт. Возможно, письма, о котором она, уже нет.',
    not_accepted: 'Окно не приняло письмо: {said}',
  },
} as const
