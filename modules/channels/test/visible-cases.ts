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
  {
    name: 'a greeting, the quote, then the answer: the quote is folded',
    text: 'Здравствуйте, Анна!\n\n16.11.2026 09:12, Служба поддержки пишет:\n> Какой номер комнаты?\n\nКомната 214.',
    visible: 'Здравствуйте, Анна!\n\nКомната 214.',
  },
  {
    name: 'a quoted question at the top without its introduction',
    text: '> Какой номер комнаты?\n\nКомната 214, второй этаж.',
    visible: 'Комната 214, второй этаж.',
  },
  {
    name: 'Outlook, Russian head with copies and importance',
    text: 'Коллеги, добавьте в заявку ещё два рабочих места.\n\nFrom: Служба поддержки <help@demo.okno>\nSent: Monday, November 16, 2026 9:12 AM\nTo: Ковалёва Мария <m.kovaleva@vostok.example>\nCc: Серов Иван <serov@vostok.example>\nSubject: Рабочие места\nImportance: High\n\nСколько мест нужно?',
    visible: 'Коллеги, добавьте в заявку ещё два рабочих места.',
  },
  {
    name: 'Outlook, two letters below each other',
    text: 'Принято.\n\nОт: Служба поддержки <help@demo.okno>\nОтправлено: 16 ноября 2026 г. 9:12\nКому: Ковалёва Мария\nТема: RE: Пропуск\n\nГотово.\n\nОт: Ковалёва Мария\nОтправлено: 13 ноября 2026 г. 17:40\nКому: Служба поддержки\nТема: Пропуск\n\nНужен пропуск.',
    visible: 'Принято.',
  },
  {
    name: 'Outlook, "Дата" in place of "Отправлено"',
    text: 'Вопрос решён, спасибо.\n\nОт: help@demo.okno <help@demo.okno>\nДата: понедельник, 16 ноября 2026 г. в 09:12\nКому: Мария Ковалёва <m.kovaleva@vostok.example>\nТема: Доступ\n\nПроверьте доступ.',
    visible: 'Вопрос решён, спасибо.',
  },
  {
    name: 'Gmail on a phone',
    text: 'Завтра буду в офисе.\n\nпн, 16 нояб. 2026 г., 09:12 Служба поддержки <help@demo.okno>:\n\n> Когда вы будете в офисе?',
    visible: 'Завтра буду в офисе.',
  },
  {
    name: 'Thunderbird, Russian, with an old date form',
    text: 'Отправила повторно.\n\n16.11.2026 9:12, Служба поддержки (help@demo.okno) пишет:\n> Пришлите файл ещё раз.\n>\n> -- \n> Служба поддержки',
    visible: 'Отправила повторно.',
  },
  {
    name: 'Thunderbird, the older phrase',
    text: 'Подтверждаю.\n\nСлужба поддержки написал(а) 16.11.2026 09:12:\n> Подтвердите, пожалуйста.',
    visible: 'Подтверждаю.',
  },
  {
    name: 'Rambler',
    text: 'Оплата прошла.\n\n16.11.2026, 09:12, Служба поддержки <help@demo.okno> написал:\n\nПрошла ли оплата?',
    visible: 'Оплата прошла.',
  },
  {
    name: 'eM Client',
    text: 'Нашла ошибку в акте.\n\n------ Исходное сообщение ------\nОт "Служба поддержки" <help@demo.okno>\nКому "Мария Ковалёва" <m.kovaleva@vostok.example>\nДата 16.11.2026 9:12:04\nТема Акт сверки\n\nПроверьте акт.',
    visible: 'Нашла ошибку в акте.',
  },
  {
    name: 'Xiaomi and Huawei phones',
    text: 'Адрес доставки прежний.\n\nОтправлено с моего телефона Xiaomi\n\n16 нояб. 2026 г. 09:12 пользователь Служба поддержки <help@demo.okno> написал:\n\nАдрес прежний?',
    visible: 'Адрес доставки прежний.',
  },
  {
    name: 'Yandex, signature of the phone',
    text: 'Жду звонка\n\n-- \nОтправлено из мобильного приложения Яндекс Почты',
    visible: 'Жду звонка',
  },
  {
    name: 'Outlook for Android, Russian',
    text: 'Отчёт не формируется.\n\nОтправлено из Outlook для Android<https://aka.ms/AAb9ysg>',
    visible: 'Отчёт не формируется.',
  },
  {
    name: 'farewell in capital letters with phones',
    text: 'Прошу отменить командировку.\n\nС УВАЖЕНИЕМ,\nСЕРОВ ИВАН\n+7 900 000-00-00',
    visible: 'Прошу отменить командировку.',
  },
  {
    name: 'farewell in English below a Russian letter',
    text: 'Прошу выслать справку.\n\nBest regards,\nIvan Serov\nVostok LLC',
    visible: 'Прошу выслать справку.',
  },
  {
    name: 'a question after the farewell is still the letter',
    text: 'Прошу выслать справку.\n\nС уважением,\nИван Серов\n\nP.S. А можно ли получить её сегодня?',
    visible: 'Прошу выслать справку.\n\nС уважением,\nИван Серов\n\nP.S. А можно ли получить её сегодня?',
  },
  {
    name: 'thanks before the farewell stay',
    text: 'Вопрос решён.\nСпасибо за помощь!\n\nС уважением,\nМария',
    visible: 'Вопрос решён.\nСпасибо за помощь!',
  },
  {
    name: 'rules between points are no signature',
    text: 'Что нужно:\n\n----\n\nДоступ к папке отдела.\n\n----\n\nЛинии выше только разделяют пункты, это не подпись.',
    visible:
      'Что нужно:\n\n----\n\nДоступ к папке отдела.\n\n----\n\nЛинии выше только разделяют пункты, это не подпись.',
  },
  {
    name: '"От" and "Кому" in a request are no quote',
    text: 'Нужна доверенность.\nОт: ООО «Восток»\nНа имя Серова И. И.\nСрок до конца года.',
    visible: 'Нужна доверенность.\nОт: ООО «Восток»\nНа имя Серова И. И.\nСрок до конца года.',
  },
  {
    name: 'answers inside the quoted letter, one for each question',
    text: 'Коллеги, ответы ниже.\n\n16.11.2026 09:12, Служба поддержки пишет:\n> Сколько человек?\n\nДвенадцать.\n\n> На какой срок?\n\nНа три дня.\n\n> Служба поддержки',
    visible: 'Коллеги, ответы ниже.\n\nДвенадцать.\n\n> На какой срок?\n\nНа три дня.',
  },
  {
    name: 'a forward of Yandex keeps what it forwards',
    text: 'Посмотрите, это к нам?\n\n-------- Пересылаемое сообщение --------\n13.11.2026, 09:00, "Пётр Лапин" <lapin@yug.example>:\n\nКогда оплатите счёт 118?\n\n-------- Конец пересылаемого сообщения --------',
    visible:
      'Посмотрите, это к нам?\n\n-------- Пересылаемое сообщение --------\n13.11.2026, 09:00, "Пётр Лапин" <lapin@yug.example>:\n\nКогда оплатите счёт 118?\n\n-------- Конец пересылаемого сообщения --------',
  },
  {
    name: 'a forward of Mail.ru keeps what it forwards',
    text: 'Для работы.\n\n-------- Пересылаемое сообщение --------\nОт: Пётр Лапин <lapin@yug.example>\nКому: m.kovaleva@vostok.example\nДата: Пятница, 13 ноября 2026, 9:00 +03:00\nТема: Оплата\n\nКогда оплатите?',
    visible:
      'Для работы.\n\n-------- Пересылаемое сообщение --------\nОт: Пётр Лапин <lapin@yug.example>\nКому: m.kovaleva@vostok.example\nДата: Пятница, 13 ноября 2026, 9:00 +03:00\nТема: Оплата\n\nКогда оплатите?',
  },
]
