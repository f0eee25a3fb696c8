// Knowledge articles of the facilities department: passes, desks, repairs, transport and couriers.

import type { Article } from '../article.ts'

/** Articles KB-0056 to KB-0060. */
export const FACILITIES_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0056',
    topics: ['pass'],
    service: 'FAC-101',
    department: 'facilities',
    title: { ru: 'Пропуск для гостя и машины', en: 'A pass for a visitor or a car' },
    summary: {
      ru: 'Закажите пропуск до 16:00 накануне; на завод гостю нужны документ и инструктаж.',
      en: 'Order it by 16:00 the day before; at a plant visitors need identification and a briefing.',
    },
    body: {
      ru: `## Как заказать
1. Портал, услуга «Пропуска», до 16:00 рабочего дня накануне визита.
2. Укажите фамилию и имя гостя, дату и время, проходную, кто встречает.
3. Для машины добавьте номер, марку и цель въезда, для груза — что ввозят или вывозят.

Группу до 50 человек можно загрузить таблицей: образец есть в форме. Гостю придёт сообщение с адресом и тем, что взять с собой.

## На проходной
Гость предъявляет документ, удостоверяющий личность. На завод и терминал его пускают после краткого инструктажа по безопасности, в цех — в каске, жилете и закрытой обуви. Встречающий сопровождает гостя всё время.

## Визит сегодня
Позвоните 4040: охрана оформит разовый пропуск, если встречающий подтвердит его лично. Обычно это занимает до часа.

## Что часто идёт не так
- имя в заявке не совпадает с документом;
- выбрана не та проходная: на заводе их три;
- визит перенесли, а пропуск остался на прежнюю дату;
- технику вынесли без материального пропуска, и охрана её задержала.

Источник: «Положение о пропускном режиме».`,
      en: `## How to order
1. Portal, service "Passes", by 16:00 of the working day before the visit.
2. Give the visitor's name, date and time, the gate and who meets them.
3. For a car add its number, make and purpose; for cargo, what comes in or goes out.

A group of up to 50 can be loaded from a table: the form has a sample. The visitor gets a message with the address and what to bring.

## At the gate
The visitor shows an identity document. At the plant and the terminal they are let in after a short safety briefing, in a workshop with helmet, vest and closed shoes. The host stays with the visitor all the time.

## A visit today
Call 4040: security issues a single pass if the host confirms it in person. It usually takes up to an hour.

## What often goes wrong
- the name differs from the document;
- the wrong gate was chosen: the plant has three;
- the visit was moved but the pass has the old date;
- equipment was taken out without a goods pass and security stopped it.

Source: Access Control Regulations.`,
    },
    audience: 'everyone',
    owner_team: 'fac_office',
    reviewed_on: '2026-01-13',
  },
  {
    code: 'KB-0057',
    topics: ['pass'],
    service: 'FAC-101',
    department: 'facilities',
    title: {
      ru: 'Постоянный пропуск: получить, восстановить, сдать',
      en: 'Your own pass: getting, replacing, returning it',
    },
    summary: {
      ru: 'Потеряли пропуск — сообщите сразу, его заблокируют, новый готов за один рабочий день.',
      en: 'Report a lost pass at once: it is blocked, and a new one is ready in one working day.',
    },
    body: {
      ru: `## Новый сотрудник
Пропуск заказывают вместе с заявкой на приём. В первый день возьмите паспорт и подойдите в бюро пропусков площадки. Фотографию сделают на месте.

## Потерян или украден
1. Позвоните 4040 или создайте обращение «Утерян пропуск»: его сразу заблокируют.
2. Сегодня вас пустят по документу после подтверждения руководителя.
3. Новый пропуск готов за один рабочий день после заявки.

Нашли старый — сдайте его, разблокировать его уже нельзя.

## Не открывает дверь
Проверьте другой считыватель. Если везде красный, истёк срок или карта повреждена: создайте обращение с номером на обороте. Если красный только в одном месте, нужны права на зону: согласует хозяин помещения.

## Переход и увольнение
При переводе на другую площадку пропуск остаётся, права меняются. В последний рабочий день сдайте его охране или руководителю.

## Правила
Не передавайте пропуск и не проводите за собой других. Это не придирка: при пожаре по системе считают людей в здании.

## Что часто идёт не так
Карту держат вместе с банковской, и она читается через раз; телефон в анкете старый, и сообщение о готовности не дошло.

Источник: «Положение о пропускном режиме».`,
      en: `## A new employee
The pass is ordered with the hiring request. On the first day bring your passport to the site's pass office; the photo is taken there.

## Lost or stolen
1. Call 4040 or create the request "Lost pass": it is blocked at once.
2. Today you are let in by your identity document once your manager confirms.
3. A new pass is ready within one working day of the request.

An old one that turns up cannot be unblocked: hand it in.

## A door does not open
Try another reader. If all are red, the pass has expired or the card is damaged: create a request with the number on its back. If only one is red, you need rights for that zone: the owner of the premises approves.

## Moving and leaving
At a move to another site the rights change, the pass stays. On your last day hand it to security or your manager.

## Rules
Do not lend your pass or let others in behind you. There is a reason: in a fire the system counts the people in the building.

## What often goes wrong
The card lies next to a bank card and reads only at times; the phone in your record is old and the notice does not reach you.

Source: Access Control Regulations.`,
    },
    audience: 'everyone',
    owner_team: 'fac_office',
    reviewed_on: '2026-06-09',
  },
  {
    code: 'KB-0058',
    topics: ['workplace'],
    service: 'FAC-102',
    department: 'facilities',
    title: { ru: 'Рабочее место, переезд и переговорная', en: 'Desk, move and meeting room' },
    summary: {
      ru: 'Заявка за три рабочих дня: кто и куда переезжает, что перевезти, что нужно на новом месте.',
      en: 'Ask three working days ahead: who moves where, what to carry, what the new place needs.',
    },
    body: {
      ru: `## Новое место или переезд
1. Портал, услуга «Рабочее место и переезд», за три рабочих дня.
2. Укажите адрес, этаж, число мест, дату и фамилии.
3. Перечислите, что перевезти: монитор, тумба, документы. Технику подключит ИТ, задача появится сама.
4. Согласует руководитель; если нужно больше площади — владелец бюджета.

Личные вещи и документы сложите в короба, подпишите их фамилией и новым местом. Коробки привезут накануне.

## Мебель и удобство
Сломанное кресло заменят за три рабочих дня. Если из-за здоровья нужны особое кресло, стол или освещение, достаточно рекомендации врача без диагноза.

## Переговорная
Бронируйте в календаре, укажите число людей. Не придёте — снимите бронь: через 15 минут она отменится сама. Видеосвязь проверьте за десять минут до начала, помощь по номеру 4040.

## Что часто идёт не так
- переезд согласовали, а доступ к принтеру и телефону не перенесли: отметьте это в заявке;
- мебель переставили сами и закрыли выход или щит;
- место освободилось, но об этом не сообщили, и оно числится занятым.

Источник: «Стандарт рабочего места».`,
      en: `## A new desk or a move
1. Portal, service "Desks and moves", three working days ahead.
2. Give the address, floor, number of desks, date and names.
3. List what to carry: monitor, drawer unit, papers. IT connects the equipment; its task appears by itself.
4. Your manager approves; if more space is needed, the budget owner too.

Put private things and papers into boxes and mark them with your name and new place. Boxes are brought the day before.

## Furniture and comfort
A broken chair is replaced in three working days. If your health calls for a special chair, desk or light, a doctor's recommendation without a diagnosis is enough.

## Meeting rooms
Book in the calendar with the number of people. If you cannot come, cancel: after 15 minutes the booking ends by itself. Try the video link ten minutes before; help is at 4040.

## What often goes wrong
- the move was approved but printer and phone were forgotten: tick them in the request;
- furniture was shifted by hand and blocks an exit or a switchboard;
- a desk became free, nobody said so, and it counts as taken.

Source: Workplace Standard.`,
    },
    audience: 'everyone',
    owner_team: 'fac_office',
    reviewed_on: '2026-03-31',
  },
  {
    code: 'KB-0059',
    topics: ['office_repair'],
    service: 'FAC-103',
    department: 'facilities',
    title: {
      ru: 'Ремонт в помещении: протечка, свет, отопление',
      en: 'Repairs on the premises: leaks, light, heating',
    },
    summary: {
      ru: 'При аварии звоните 4040, остальное чинят в течение двух рабочих дней по заявке с фото.',
      en: 'Call 4040 in an emergency; the rest is repaired within two working days of a request with a photo.',
    },
    body: {
      ru: `## Это авария
Течёт вода, пахнет гарью или газом, искрит, застрял лифт, не закрывается внешняя дверь. Отойдите сами и предупредите коллег, затем звоните 4040. При пожаре и угрозе жизни — 101 или 112. Не трогайте щиты и не лезьте к воде у розеток.

## Обычная неисправность
1. Портал, услуга «Ремонт помещений».
2. Адрес, помещение, что случилось и когда, фото.
3. Напишите, можно ли работать: от этого зависит очередь.

Лампу, замок, кран обычно чинят за один-два рабочих дня. Если нужна деталь или подрядчик, назовут дату и причину.

## Холодно или жарко
Укажите температуру и место термометра. Для работы сидя в холодный период санитарные правила предусматривают 22–24 °C, в тёплый — 23–25 °C, допустимые границы шире. Если температура заметно отличается, сообщите сразу: руководитель может изменить режим или место работы.

## В магазине
О повреждении торгового оборудования и витрин пишите в том же обращении; холодильники обслуживает подрядчик, звонок нужен сразу.

## Что часто идёт не так
Одну протечку сообщили десять человек, а адрес не указал никто; розетку «починили» сами.

Источник: «Регламент эксплуатации зданий».`,
      en: `## It is an emergency
Water is leaking, there is a smell of burning or gas, sparks, a stuck lift, an outer door that does not shut. Move away and warn colleagues, then call 4040. In a fire or danger to life: 101 or 112. Do not touch switchboards or water near sockets.

## An ordinary fault
1. Portal, service "Building repairs".
2. Address, room, what happened and when, a photo.
3. Say whether work is possible: the order of the queue depends on it.

A lamp, lock or tap is usually repaired in one or two working days. If a part or a contractor is needed, you are told the date and the reason.

## Too cold or too hot
Give the temperature and where you measured it. For seated work sanitary rules provide for 22–24 °C in the cold season and 23–25 °C in the warm one; the permitted limits are wider. If it differs noticeably, report at once: your manager may change the hours or the place of work.

## In a store
Report damaged shop fittings in the same request; refrigerators are looked after by a contractor, so call at once.

## What often goes wrong
Ten people reported one leak and none gave the address; a socket was "repaired" by hand.

Source: Building Operation Rules.`,
    },
    audience: 'everyone',
    owner_team: 'fac_office',
    reviewed_on: '2026-09-10',
  },
  {
    code: 'KB-0060',
    topics: ['transport'],
    service: 'FAC-104',
    department: 'facilities',
    title: { ru: 'Курьер, такси и служебная машина', en: 'Courier, taxi and company car' },
    summary: {
      ru: 'Машину заказывают за четыре часа, курьера — до 12:00; как отправить документы между площадками.',
      en: 'Order a car four hours ahead, a courier by noon; how to send papers between sites.',
    },
    body: {
      ru: `## Документы и посылки
1. Портал, услуга «Транспорт и курьер», до 12:00 — заберут сегодня, позже — завтра.
2. Адрес, получатель, телефон, вес, ценность.
3. Запечатайте конверт, напишите номер обращения.

Между площадками одного города доставляют на следующий рабочий день, в другой регион — за два-пять, на терминал «Находка» — до семи. Оригиналы договоров и доверенностей отправляйте с уведомлением о вручении. Наличные деньги, батареи отдельно от техники и жидкости курьеру не передают.

## Поездка
Машину заказывайте за четыре часа: откуда, куда, время, сколько человек. Такси доступно после 22:00 и по согласованию руководителя, чек загрузится сам. Для поездки в другой город оформите командировку.

## Отмена
Снимите заказ за час, иначе ожидание спишут в расходы подразделения.

## Что часто идёт не так
- получателя нет на месте, а второй контакт не указан;
- адрес без корпуса или проходной;
- документы для бухгалтерии отправлены на склад: берите адрес из услуги, а не из старых писем.

Где посылка, видно в обращении по номеру отправления.

Источник: «Порядок транспортного обслуживания».`,
      en: `## Papers and parcels
1. Portal, service "Transport and courier": by 12:00 it is collected today, later tomorrow.
2. Address, recipient, phone, weight, value.
3. Seal the envelope and write the request number on it.

Between sites of one city delivery takes until the next working day, to another region two to five days, to the Nakhodka terminal up to seven. Send originals of contracts and powers of attorney with confirmation of receipt. Cash, loose batteries and liquids are not accepted.

## A ride
Order a car four hours ahead: from, to, time, how many people. A taxi is available after 22:00 and with your manager's approval; the receipt loads by itself. For a ride to another city arrange a business trip.

## Cancelling
Cancel an hour before, or the waiting is charged to your unit.

## What often goes wrong
- the recipient is out and no second contact was given;
- the address lacks the building or gate;
- papers for accounting went to the warehouse: take the address from the service, not from old letters.

The request shows where the parcel is by its shipment number.

Source: Transport Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'fac_office',
    reviewed_on: '2026-04-20',
  },
]
