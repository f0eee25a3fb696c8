// Russian letters as mail programs write them, each with the words that its author wrote.

export type VisibleCase = { name: string; text: string; visible: string; forward?: boolean }

export const visible_cases: VisibleCase[] = [
  {
    name: 'Gmail, Russian',
    text: 'Спасибо, всё получилось.\n\nпн, 16 нояб. 2026 г. в 09:12, Служба поддержки <help@demo.okno>:\n\n> Проверьте, пожалуйста, доступ.\n> \n> -- \n> Служба поддержки',
    visible: 'Спасибо, всё получилось.',
  },
  {
    name: 'Gmail, Russian, introduction wrapped',
    text: 'Да, актуально.\n\nпн, 16 нояб. 2026 г. в 09:12, Служба поддержки Восток <\nhelp@demo.okno>:\n\n> Вопрос ещё актуален?',
    visible: 'Да, актуально.',
  },
  {
    name: 'Gmail, old form',
    text: 'Подтверждаю.\n\n16 ноября 2026 г., 9:12 пользователь Служба поддержки <help@demo.okno> написал:\n\n> Подтвердите получение.',
    visible: 'Подтверждаю.',
  },
  {
    name: 'Gmail, quote not marked',
    text: 'Готово.\n\nвт, 17 нояб. 2026 г. в 11:40, Анна Белова <belova@vostok.example>:\n\nПришлите акт.\n\nАнна',
    visible: 'Готово.',
  },
  {
    name: 'Gmail, English',
    text: 'Добрый день, прикладываю скан.\n\nOn Mon, Nov 16, 2026 at 9:12 AM Support <help@demo.okno> wrote:\n\n> Пришлите скан.',
    visible: 'Добрый день, прикладываю скан.',
  },
  {
    name: 'Outlook, Russian head',
    text: 'Коллеги, вопрос снят.\n\nОт: Служба поддержки <help@demo.okno>\nОтправлено: 16 ноября 2026 г. 9:12\nКому: Мария Ковалёва <m.kovaleva@vostok.example>\nТема: RE: Доступ к папке\n\nДоступ открыт.',
    visible: 'Коллеги, вопрос снят.',
  },
  {
    name: 'Outlook, English head, ruled',
    text: 'Не открывается до сих пор.\n\n________________________________\nFrom: Служба поддержки <help@demo.okno>\nSent: Monday, November 16, 2026 9:12 AM\nTo: Мария Ковалёва\nSubject: Доступ\n\nДоступ открыт.',
    visible: 'Не открывается до сих пор.',
  },
  {
    name: 'Outlook, original message line',
    text: 'Согласовано.\n\n-----Исходное сообщение-----\nОт: help@demo.okno\nКому: Ковалёва М.\nТема: Согласование\n\nПрошу согласовать.',
    visible: 'Согласовано.',
  },
  {
    name: 'Outlook Express, English line',
    text: 'Согласовано с юристами.\n\n----- Original Message -----\nFrom: "Служба поддержки" <help@demo.okno>\nTo: <m.kovaleva@vostok.example>\nSent: Monday, November 16, 2026 9:12 AM\nSubject: Согласование\n\n> Прошу согласовать.',
    visible: 'Согласовано с юристами.',
  },
  {
    name: 'Outlook, bold marks of a text copy',
    text: 'Приняла в работу.\n\n*From:* Служба поддержки <help@demo.okno>\n*Sent:* Monday, November 16, 2026 9:12 AM\n*To:* Мария Ковалёва\n*Subject:* Заявка\n\nВозьмите, пожалуйста, в работу.',
    visible: 'Приняла в работу.',
  },
  {
    name: 'Outlook with signature',
    text: 'Прошу продлить пропуск до конца года.\n\nС уважением,\nМария Ковалёва\nглавный бухгалтер\nООО «Восток»\nтел. +7 495 000-00-00, доб. 1234\n\nОт: Служба поддержки <help@demo.okno>\nОтправлено: понедельник, 16 ноября 2026 г. 9:12\nКому: Ковалёва Мария\nТема: Пропуск\n\nНа какой срок нужен пропуск?',
    visible: 'Прошу продлить пропуск до конца года.',
  },
  {
    name: 'Apple Mail',
    text: 'Хорошо, жду.\n\n> 16 нояб. 2026 г., в 09:12, Служба поддержки <help@demo.okno> написал(а):\n> \n> Ответим до обеда.',
    visible: 'Хорошо, жду.',
  },
  {
    name: 'iPhone',
    text: 'Не получилось, ошибка та же.\n\nОтправлено с iPhone\n\n16 нояб. 2026 г., в 09:12, Служба поддержки <help@demo.okno> написал(а):\n\n﻿Перезагрузите, пожалуйста.',
    visible: 'Не получилось, ошибка та же.',
  },
  {
    name: 'iPad, own words only',
    text: 'Принтер опять мигает красным\n\nОтправлено с моего iPad',
    visible: 'Принтер опять мигает красным',
  },
  {
    name: 'Yandex',
    text: 'Подходит.\n\n16.11.2026, 09:12, "Служба поддержки" <help@demo.okno>:\n> Подойдёт ли вторник?\n\n-- \nМария Ковалёва',
    visible: 'Подходит.',
  },
  {
    name: 'Yandex, quote not marked',
    text: 'Да, во вторник.\n\n16.11.2026, 09:12, "Служба поддержки" <help@demo.okno>:\n\nПодойдёт ли вторник?',
    visible: 'Да, во вторник.',
  },
  {
    name: 'Yandex mobile',
    text: 'Сделайте, пожалуйста, сегодня.\n\nОтправлено из мобильного приложения Яндекс Почты\n\n09:12, 16 ноября 2026 г., Служба поддержки <help@demo.okno>:\n\nКогда сделать?',
    visible: 'Сделайте, пожалуйста, сегодня.',
  },
  {
    name: 'Mail.ru',
    text: 'Пришлите, пожалуйста, реквизиты.\n\n\n>Понедельник, 16 ноября 2026, 9:12 +03:00 от Служба поддержки <help@demo.okno>:\n>\n>Счёт готов.\n\n\n--\nМария Ковалёва',
    visible: 'Пришлите, пожалуйста, реквизиты.',
  },
  {
    name: 'Mail.ru, quote not marked',
    text: 'Реквизиты получила.\n\nПонедельник, 16 ноября 2026, 9:12 +03:00 от Служба поддержки <help@demo.okno>:\n\nСчёт готов.',
    visible: 'Реквизиты получила.',
  },
  {
    name: 'Mail.ru mobile',
    text: 'Перезвоните мне\n--\nОтправлено из Почты Mail',
    visible: 'Перезвоните мне',
  },
  {
    name: 'Mail.ru mobile, long form',
    text: 'Буду на месте после двух.\n\nОтправлено из мобильной Почты Mail.Ru',
    visible: 'Буду на месте после двух.',
  },
  {
    name: 'Thunderbird, answer below',
    text: '16.11.2026 09:12, Служба поддержки пишет:\n> Подойдёт ли вторник?\n\nДа, во вторник после обеда.\n\n-- \nМария',
    visible: 'Да, во вторник после обеда.',
  },
  {
    name: 'Thunderbird, answer above',
    text: 'Да, во вторник.\n\n16.11.2026 09:12, Служба поддержки пишет:\n> Подойдёт ли вторник?',
    visible: 'Да, во вторник.',
  },
  {
    name: 'Thunderbird, answers between questions keep the questions',
    text: '16.11.2026 09:12, Служба поддержки пишет:\n> Какой номер комнаты?\n\n214\n\n> Есть ли замятие бумаги?\n\nНет, просто мигает.',
    visible: '214\n\n> Есть ли замятие бумаги?\n\nНет, просто мигает.',
  },
  {
    name: 'The Bat',
    text: 'Здравствуйте.\n\nОтправил повторно.\n\nВы писали 16 ноября 2026 г., 9:12:05:\n\n> Файл не открывается.\n\n-- \nС уважением,\n Иван                          mailto:serov@vostok.example',
    visible: 'Здравствуйте.\n\nОтправил повторно.',
  },
  {
    name: 'Samsung',
    text: 'Нужен новый ноутбук.\n\nОтправлено с устройства Galaxy',
    visible: 'Нужен новый ноутбук.',
  },
  {
    name: 'Samsung with original',
    text: 'Подтверждаю заказ.\n\n-------- Исходное сообщение --------\nОт: Служба поддержки <help@demo.okno>\nДата: 16.11.2026 09:12 (GMT+03:00)\nКому: Мария Ковалёва <m.kovaleva@vostok.example>\nТема: Заказ\n\nПодтвердите заказ.',
    visible: 'Подтверждаю заказ.',
  },
  {
    name: 'Outlook for iOS',
    text: 'Всё верно.\n\nСкачать Outlook для iOS<https://aka.ms/o0ukef>\n________________________________\nОт: Служба поддержки <help@demo.okno>\nОтправлено: понедельник, ноября 16, 2026 9:12 AM\nКому: Мария Ковалёва\nТема: Проверка данных\n\nВсё ли верно?',
    visible: 'Всё верно.',
  },
  {
    name: 'MyOffice and others, "пишет"',
    text: 'Вопрос закрыт.\n\nСлужба поддержки <help@demo.okno> пишет:\n\nОстались ли вопросы?',
    visible: 'Вопрос закрыт.',
  },
  {
    name: 'signature after two dashes',
    text: 'Прошу заказать справку.\n--\nСеров Иван\nсклад № 3',
    visible: 'Прошу заказать справку.',
  },
  {
    name: 'farewell and name on one line',
    text: 'Прошу восстановить пароль.\n\nС уважением, Иван Серов',
    visible: 'Прошу восстановить пароль.',
  },
  {
    name: 'farewell with disclaimer',
    text: 'Отчёт во вложении.\n\nС наилучшими пожеланиями,\nАнна Белова\n\nНастоящее сообщение и любые приложения к нему конфиденциальны и предназначены исключительно для адресата. Если вы получили его по ошибке, удалите его.',
    visible: 'Отчёт во вложении.',
  },
  {
    name: 'a farewell in the middle is no signature',
    text: 'Директор просил передать:\nС уважением отнеситесь к просьбе.\n\nТеперь по делу: когда будет готов договор и кто его подпишет?',
    visible:
      'Директор просил передать:\nС уважением отнеситесь к просьбе.\n\nТеперь по делу: когда будет готов договор и кто его подпишет?',
  },
  {
    name: 'a colon and a time in a sentence are no quote',
    text: 'Здравствуйте.\nВ 10:30 пришло письмо, а в нём написано:\nваш доступ закрыт.\nЧто делать?',
    visible: 'Здравствуйте.\nВ 10:30 пришло письмо, а в нём написано:\nваш доступ закрыт.\nЧто делать?',
  },
  {
    name: 'a list with ruled lines is no signature',
    text: 'Нужны доступы:\n---------\n1С\nДиадок\n---------\nСпасибо.',
    visible: 'Нужны доступы:\n---------\n1С\nДиадок\n---------\nСпасибо.',
  },
  {
    name: 'a forward keeps what it forwards (Gmail)',
    text: 'Посмотрите, пожалуйста.\n\n---------- Forwarded message ---------\nОт: Пётр Лапин <lapin@yug.example>\nDate: пт, 13 нояб. 2026 г. в 09:00\nSubject: Оплата счёта\nTo: <m.kovaleva@vostok.example>\n\nКогда оплатите счёт 118?',
    visible:
      'Посмотрите, пожалуйста.\n\n---------- Forwarded message ---------\nОт: Пётр Лапин <lapin@yug.example>\nDate: пт, 13 нояб. 2026 г. в 09:00\nSubject: Оплата счёта\nTo: <m.kovaleva@vostok.example>\n\nКогда оплатите счёт 118?',
  },
  {
    name: 'a forward keeps what it forwards (Outlook, by its subject)',
    forward: true,
    text: 'Прошу ответить.\n\nОт: Пётр Лапин <lapin@yug.example>\nОтправлено: 13 ноября 2026 г. 9:00\nКому: Мария Ковалёва\nТема: Оплата счёта\n\nКогда оплатите счёт 118?',
    visible:
      'Прошу ответить.\n\nОт: Пётр Лапин <lapin@yug.example>\nОтправлено: 13 ноября 2026 г. 9:00\nКому: Мария Ковалёва\nТема: Оплата счёта\n\nКогда оплатите счёт 118?',
  },
  {
    name: 'Apple, forwarded',
    text: 'Для сведения.\n\nНачало переадресованного сообщения:\n\nОт: Пётр Лапин <lapin@yug.example>\nТема: Счёт\nДата: 13 ноября 2026 г., 09:00:00 MSK\nКому: m.kovaleva@vostok.example\n\nКогда оплатите?',
    visible:
      'Для сведения.\n\nНачало переадресованного сообщения:\n\nОт: Пётр Лапин <lapin@yug.example>\nТема: Счёт\nДата: 13 ноября 2026 г., 09:00:00 MSK\nКому: m.kovaleva@vostok.example\n\nКогда оплатите?',
  },
  {
    name: 'nothing but a quote: shown whole',
    text: '16.11.2026 09:12, Служба поддержки пишет:\n> Подойдёт ли вторник?',
    visible: '16.11.2026 09:12, Служба поддержки пишет:\n> Подойдёт ли вторник?',
  },
]
