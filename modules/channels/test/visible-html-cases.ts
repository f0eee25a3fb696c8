// Letters in HTML as mail programs build them, each with the words that its author wrote.

export type HtmlCase = { name: string; html: string; visible: string; subject?: string }

export const html_cases: HtmlCase[] = [
  {
    name: 'Gmail, introduction in a language that is not known',
    html: '<div dir="ltr">Всё получилось, спасибо.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Дш, 16 қар. 2026 ж., сағат 09:12 уақытында Қолдау қызметі жазды<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">Проверьте, пожалуйста.</blockquote></div>',
    visible: 'Всё получилось, спасибо.',
  },
  {
    name: 'Gmail, answers between the lines of the quote',
    html: '<div dir="ltr"><div class="gmail_quote"><div class="gmail_attr">пн, 16 нояб. 2026 г. в 09:12, Служба &lt;help@demo.okno&gt;:<br></div><blockquote class="gmail_quote">Сколько человек?</blockquote><div>Двенадцать.</div><blockquote class="gmail_quote">На какой срок?</blockquote><div>На три дня.</div></div></div>',
    visible: 'Двенадцать.\n\n> На какой срок?\n\nНа три дня.',
  },
  {
    name: 'Gmail, signature by its class alone',
    html: '<div dir="ltr">Нужен доступ к отчёту.<br><br><span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature"><div>Мария Ковалёва</div><div>бухгалтерия, доб. 1234</div></div></div>',
    visible: 'Нужен доступ к отчёту.',
  },
  {
    name: 'Gmail, a forward stays',
    subject: 'Fwd: Оплата',
    html: '<div dir="ltr">Посмотрите.<br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>От: <b>Пётр Лапин</b> &lt;lapin@yug.example&gt;<br>Subject: Оплата<br></div>Когда оплатите счёт 118?</div></div>',
    visible:
      'Посмотрите.\n\n---------- Forwarded message ---------\nОт: Пётр Лапин <lapin@yug.example>\nSubject: Оплата\n\nКогда оплатите счёт 118?',
  },
  {
    name: 'Outlook on the web',
    html: '<div class="elementToProof">Вопрос снят.</div><div id="appendonsend"></div><hr tabindex="-1" style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>Von wem:</b> Служба &lt;help@demo.okno&gt;<br><b>Wann:</b> 16.11.2026<br></div><div>Доступ открыт.</div>',
    visible: 'Вопрос снят.',
  },
  {
    name: 'Outlook on the desktop',
    html: '<div class=WordSection1><p class=MsoNormal>Прошу продлить пропуск.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class=MsoNormal><b>От:</b> Служба поддержки &lt;help@demo.okno&gt; <br><b>Отправлено:</b> 16 ноября 2026 г. 9:12<br><b>Кому:</b> Ковалёва Мария<br><b>Тема:</b> Пропуск</p></div></div><p class=MsoNormal>На какой срок?</p></div>',
    visible: 'Прошу продлить пропуск.',
  },
  {
    name: 'Outlook on the desktop, head of an unknown language',
    html: '<div class=WordSection1><p class=MsoNormal>Прошу продлить пропуск.</p><div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class=MsoNormal><b>Кімнен:</b> Служба<br><b>Күні:</b> 16.11.2026</p></div></div><p class=MsoNormal>На какой срок?</p></div>',
    visible: 'Прошу продлить пропуск.',
  },
  {
    name: 'Outlook on a phone',
    html: '<div dir="auto">Всё верно.</div><div id="ms-outlook-mobile-signature">Получите Outlook для iOS</div><hr><div id="divRplyFwdMsg"><b>От:</b> Служба &lt;help@demo.okno&gt;<br><b>Отправлено:</b> 16.11.2026<br><b>Тема:</b> Данные</div><div>Всё ли верно?</div>',
    visible: 'Всё верно.',
  },
  {
    name: 'Apple Mail',
    html: '<html><body>Хорошо, жду.<br><div><br><blockquote type="cite"><div>16 нояб. 2026 г., в 09:12, Служба &lt;help@demo.okno&gt; написал(а):</div><br><div>Ответим до обеда.</div></blockquote></div></body></html>',
    visible: 'Хорошо, жду.',
  },
  {
    name: 'iPhone',
    html: '<html><body dir="auto">Не получилось.<br><div dir="ltr"><br></div><div id="AppleMailSignature" dir="ltr">С приветом с дороги</div><blockquote type="cite">16 нояб. 2026 г., в 09:12, Служба &lt;help@demo.okno&gt; написал(а):<br>Перезагрузите.</blockquote></body></html>',
    visible: 'Не получилось.',
  },
  {
    name: 'Thunderbird',
    html: '<p>Да, во вторник.</p><div class="moz-cite-prefix">16.11.2026 09:12, Служба поддержки пишет:<br></div><blockquote type="cite" cite="mid:x@demo.okno">Подойдёт ли вторник?</blockquote><div class="moz-signature">-- <br>Мария</div>',
    visible: 'Да, во вторник.',
  },
  {
    name: 'Yandex',
    html: '<div>Подходит.</div><div> </div><div>16.11.2026, 09:12, "Служба поддержки" &lt;help@demo.okno&gt;:</div><blockquote><p>Подойдёт ли вторник?</p></blockquote><div> </div><div> </div><div>-- </div><div>Мария Ковалёва</div>',
    visible: 'Подходит.',
  },
  {
    name: 'Mail.ru',
    html: '<div>Пришлите реквизиты.</div><div data-signature-widget="container"><div data-signature-widget="content">Мария Ковалёва<br>бухгалтерия</div></div><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">Понедельник, 16 ноября 2026, 9:12 +03:00 от Служба &lt;help@demo.okno&gt;:<br><div>Счёт готов.</div></blockquote>',
    visible: 'Пришлите реквизиты.',
  },
  {
    name: 'Mail.ru on a phone',
    html: '<div>Буду после двух.</div><div id="mail-app-auto-default-signature"><p>--<br>Отправлено из Почты</p></div><div class="mail-quote-collapse"><div>понедельник, 16 ноября 2026 г., 09:12 от Служба:</div><blockquote id="mail-app-auto-quote">Когда вы будете?</blockquote></div>',
    visible: 'Буду после двух.',
  },
  {
    name: 'Yahoo',
    html: '<div>Оплата прошла.</div><div id="ydp1yahoo_quoted_1" class="yahoo_quoted"><div>В понедельник, 16 ноября 2026 г., Служба писал(а):</div><div>Прошла ли оплата?</div></div>',
    visible: 'Оплата прошла.',
  },
  {
    name: 'Proton Mail',
    html: '<div>Всё на месте.</div><div class="protonmail_signature_block"><div>Sent with Proton Mail</div></div><div class="protonmail_quote">В понедельник Служба писал(а):<br><blockquote class="protonmail_quote" type="cite">Всё ли на месте?</blockquote></div>',
    visible: 'Всё на месте.',
  },
  {
    name: 'a letter that is nothing but a quote is shown whole',
    html: '<div class="yahoo_quoted"><div>Прошла ли оплата?</div></div>',
    visible: 'Прошла ли оплата?',
  },
]
