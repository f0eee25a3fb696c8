// Knowledge articles of the IT department on computers, printers, 1C and mail.

import type { Article } from '../article.ts'

/** Articles KB-0052 to KB-0055. */
export const IT_WORKPLACE_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0052',
    topics: ['computer_broken'],
    service: 'IT-104',
    department: 'it',
    title: {
      ru: 'Компьютер не включается, тормозит или сломался',
      en: 'The computer will not start, is slow or broken',
    },
    summary: {
      ru: 'Что проверить до обращения, что сообщить и когда выдадут замену.',
      en: 'What to check first, what to report and when you get a replacement.',
    },
    body: {
      ru: `## Проверьте сами
1. Не включается: отключите питание, подождите 30 секунд, подключите зарядное устройство напрямую к розетке.
2. Тормозит: сохраните работу и перезагрузите. Если компьютер не выключали неделю, этого часто достаточно.
3. Чёрный экран: проверьте кабель монитора и нужный вход.
4. Нет звука или камеры: посмотрите, не закрыта ли камера шторкой и то ли устройство выбрано в программе.

## Что сообщить
Портал, услуга «Ремонт компьютера, принтера, кассы»: инвентарный номер, площадка, что вы делали, когда началось, фото экрана. Если касса или работа магазина остановилась, звоните 4040.

## Сроки
Ремонт или замена — в течение двух рабочих дней. На время ремонта выдают подменный ноутбук, если он есть на площадке; в отдалённый магазин его отправят курьером.

## Пролили жидкость или разбили
Выключите, отсоедините питание, не включайте и не сушите феном. Напишите честно, как это случилось: так быстрее найдут неисправность.

## Что часто идёт не так
Файлы лежали только на рабочем столе и потерялись: храните их в сетевой папке. Компьютер передали коллеге без оформления.

Источник: «Правила пользования рабочей техникой».`,
      en: `## Check yourself
1. It will not start: unplug it, wait 30 seconds, connect the charger straight to the wall socket.
2. It is slow: save your work and restart. If it has been on for a week, this is often enough.
3. Black screen: check the monitor cable and the chosen input.
4. No sound or camera: see whether the shutter is closed and the right device is chosen in the program.

## What to report
Portal, service "Computer, printer and till repair": inventory number, site, what you were doing, when it began, a photo of the screen. If a till or a store has stopped, call 4040.

## How long it takes
Repair or replacement within two working days. Meanwhile you get a spare laptop if the site has one; a remote store gets it by courier.

## Spilt or dropped
Switch it off, unplug it, do not switch it on or dry it with a hairdryer. Say honestly how it happened: the fault is found faster.

## What often goes wrong
Files were only on the desktop and are lost: keep them in the network folder. The computer was given to a colleague with no transfer on record.

Source: Rules for Work Equipment.`,
    },
    audience: 'everyone',
    owner_team: 'it_support',
    reviewed_on: '2026-08-18',
  },
  {
    code: 'KB-0053',
    topics: ['computer_broken', 'office_supplies'],
    service: 'IT-104',
    department: 'it',
    title: { ru: 'Принтер не печатает', en: 'The printer does not print' },
    summary: {
      ru: 'Пять быстрых проверок и разница между поломкой и закончившимся картриджем.',
      en: 'Five quick checks, and how a fault differs from an empty cartridge.',
    },
    body: {
      ru: `## Проверьте
1. Горит ли индикатор ошибки, есть ли бумага, закрыты ли крышки.
2. Тот ли принтер выбран. На общих устройствах печать выходит только после пропуска, приложенного к считывателю.
3. Нет ли застрявшего задания: откройте очередь и удалите верхнее.
4. Печатает ли коллега. Если да, дело в вашем компьютере: перезагрузите его.
5. Из дома печать доступна только при включённом VPN.

## Замялась бумага
Откройте крышку, тяните лист по ходу движения двумя руками. Не пользуйтесь ножницами и не касайтесь нагретого узла: он помечен.

## Бледно, полосы, «замените картридж»
Это расходный материал: закажите его в услуге «Заказ по каталогу». Достаньте картридж и слегка покачайте — на десяток страниц его обычно хватит.

## Если не помогло
Портал, услуга «Ремонт компьютера, принтера, кассы». Укажите инвентарный номер принтера, код на экране и площадку. Мастер удалённо посмотрит в течение четырёх рабочих часов, ремонт — до двух рабочих дней.

## Что часто идёт не так
Вместо одного обращения от этажа приходит десять: напишите на принтере номер вашего. Документы с персональными данными оставлены в лотке.

Источник: «Памятка по печати».`,
      en: `## Check
1. Is the error light on, is there paper, are the covers shut?
2. Is the right printer chosen? Shared devices print only after you hold your pass to the reader.
3. Is a job stuck? Open the queue and delete the top one.
4. Can a colleague print? If so, it is your computer: restart it.
5. From home you can print only with the VPN on.

## Paper jam
Open the cover and pull the sheet with both hands the way it travels. Use no scissors and do not touch the hot unit: it is marked.

## Pale, streaks, "replace cartridge"
That is a consumable: order it in the service "Order from the catalogue". Take the cartridge out and rock it gently, it usually lasts for another ten pages.

## If that does not help
Portal, service "Computer, printer and till repair". Give the printer's inventory number, the code on its screen and the site. A technician looks at it remotely within four working hours; repair takes up to two working days.

## What often goes wrong
A floor sends ten requests instead of one: write the number of yours on the printer. Papers with personal data are left in the tray.

Source: Printing Leaflet.`,
    },
    audience: 'everyone',
    owner_team: 'it_support',
    reviewed_on: '2025-12-02',
  },
  {
    code: 'KB-0054',
    topics: ['erp_error'],
    service: 'IT-105',
    department: 'it',
    title: { ru: '1С не открывается или выдаёт ошибку', en: '1C does not open or shows an error' },
    summary: {
      ru: 'Как отличить ошибку программы от закрытого периода и прав и что приложить к обращению.',
      en: 'How to tell a program error from a closed period or missing rights, and what to attach.',
    },
    body: {
      ru: `## Сначала прочитайте сообщение
| Текст | Что значит | К кому |
|---|---|---|
| База заблокирована, идёт обновление | плановые работы, обычно до 20 минут | подождать |
| Недостаточно прав | нет роли | услуга «Доступ к системам и папкам» |
| Период закрыт | дата раньше границы закрытия | бухгалтерия |
| Не заполнено поле | не хватает данных в документе | заполнить |
| Объект заблокирован | документ открыт у другого | попросить закрыть |

Остальное, скорее всего, ошибка программы.

## Попробуйте
1. Закройте все окна 1С и войдите снова.
2. Проверьте, ту ли базу вы открыли: в списке бывают учебные копии.
3. Повторите действие на другом документе.

## Что приложить
Портал, услуга «Ошибки и вопросы по 1С»: база, вид и номер документа, что нажали, снимок всего экрана с текстом ошибки, время. Если остановилась отгрузка или расчёт зарплаты, напишите об этом первой строкой.

Решение — в течение рабочего дня. Ошибку, для которой нужна доработка, разработчик оценит отдельно.

## Что часто идёт не так
Прислано только слово «не проводится»; документ создали заново, и появился дубль.

Источник: «Инструкция пользователя 1С».`,
      en: `## First read the message
| Text | Meaning | Where to go |
|---|---|---|
| Base locked, update in progress | planned work, usually up to 20 minutes | wait |
| Insufficient rights | a role is missing | service "Access to systems and folders" |
| Period closed | date before the closing limit | accounting |
| Field not filled in | data missing in the document | fill it in |
| Object locked | someone else has the document open | ask them to close it |

Anything else is probably an error of the program.

## Try
1. Close all 1C windows and sign in again.
2. Check that you opened the right base: the list may contain training copies.
3. Repeat the action on another document.

## What to attach
Portal, service "1C errors and questions": base, kind and number of the document, what you pressed, a picture of the whole screen with the error, the time. If shipping or payroll has stopped, say so in the first line.

It is solved within one working day. An error that needs development is estimated separately.

## What often goes wrong
Only "it will not post" was sent; the document was made again and now exists twice.

Source: 1C User Guide.`,
    },
    audience: 'everyone',
    owner_team: 'it_applications',
    reviewed_on: '2026-05-20',
  },
  {
    code: 'KB-0055',
    topics: ['mail_problem'],
    service: 'IT-106',
    department: 'it',
    title: {
      ru: 'Почта: ящик переполнен, письмо не пришло, письмо подозрительно',
      en: 'Mail: full box, missing message, suspicious message',
    },
    summary: {
      ru: 'Где искать пропавшее письмо, как освободить место и что делать с подозрительной ссылкой.',
      en: 'Where to look for a missing mail, how to free space and what to do about a suspicious link.',
    },
    body: {
      ru: `## Письмо не пришло
1. Посмотрите «Спам», правила и вкладку «Другие».
2. Попросите отправителя проверить адрес и прислать вам ответ об ошибке, если он был.
3. Создайте обращение: адрес отправителя, время с точностью до часа, тема. ИТ проследит путь письма за один рабочий день.

Вложения больше 25 МБ не проходят: передайте ссылку на сетевую папку.

## Ящик переполнен
Очистите «Удалённые» и «Отправленные» с вложениями, отсортируйте по размеру. Увеличение объёма согласует руководитель.

## Подозрительное письмо
Признаки: срочность, неожиданный счёт, просьба ввести пароль, адрес похож, но отличается на букву.

- не открывайте вложение и ссылку, не отвечайте;
- нажмите «Сообщить о фишинге» или перешлите письмо вложением на help@demo.okno.

Если уже ввели пароль, сразу смените его на странице входа и позвоните 4040. Никто не будет ругать: важна скорость.

## Общий ящик и рассылка
Закажите в услуге «Почта, телефон и видеосвязь»: название, владелец, участники. Готово за один рабочий день.

Источник: «Правила пользования почтой».`,
      en: `## A message has not come
1. Look in "Junk", your rules and the "Other" tab.
2. Ask the sender to check the address and to pass on any error reply.
3. Create a request: sender's address, time to the hour, subject. IT traces it within one working day.

Attachments above 25 MB do not pass: send a link to the network folder.

## The box is full
Empty "Deleted" and "Sent" items with attachments, sorting by size. More space needs your manager's approval.

## A suspicious message
Signs: haste, an unexpected invoice, a wish for your password, an address that differs by a letter.

- do not open the attachment or link, do not answer;
- press "Report phishing" or forward it as an attachment to help@demo.okno.

If you have already entered your password, change it on the sign-in page at once and call 4040. Nobody will scold you: speed is what matters.

## A shared box or a mailing list
Order it in the service "Mail, phone and video calls": name, owner, members. It is ready in one working day.

Source: Mail Rules.`,
    },
    audience: 'everyone',
    owner_team: 'it_support',
    reviewed_on: '2026-10-27',
  },
]
