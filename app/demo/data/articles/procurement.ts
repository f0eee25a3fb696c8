// Knowledge articles of the procurement department: purchase requests, suppliers, orders, claims on deliveries.

import type { Article } from '../article.ts'

/** Articles KB-0034 to KB-0038. */
export const PROCUREMENT_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0034',
    topics: ['purchase'],
    service: 'PRC-101',
    department: 'procurement',
    title: {
      ru: 'Заявка на закупку: как составить и сколько ждать',
      en: 'Purchase request: how to write it and how long it takes',
    },
    summary: {
      ru: 'Опишите потребность, а не марку товара, и выберите способ закупки по сумме.',
      en: 'Describe the need rather than the brand, and choose the way of buying by the amount.',
    },
    body: {
      ru: `Заявку в услуге «Закупка товара или услуги» создаёт тот, кому это нужно; подтверждает владелец бюджета.

## Что указать
1. Что нужно, для чего, сколько и к какой дате.
2. Характеристики, по которым можно сравнить предложения. Марку — только если она обязательна, с объяснением.
3. Статью бюджета и адрес доставки.
4. Известных вам поставщиков, если они есть: выбирает закупщик.

## Способ зависит от суммы без НДС
| Сумма | Способ | Обычный срок |
|---|---|---|
| до 100 тыс. ₽ | одно предложение, сравнение с рынком | 3 рабочих дня |
| до 500 тыс. ₽ | не менее трёх предложений | 7 рабочих дней |
| свыше 500 тыс. ₽ | конкурентная процедура | от 10 рабочих дней |

Срок считается с заявки, в которой есть все данные, и не включает доставку.

## Что часто идёт не так
- потребность делят на части, чтобы обойти порог: такие заявки объединяют;
- техническое задание написано под одного поставщика;
- работа уже выполнена, а заявки не было. Сообщите об этом сразу: решение примет руководитель закупок.

Если закупка срочная, укажите последствия задержки: очередь пересматривают только по ним.

Источник: «Положение о закупках», разделы 4–6.`,
      en: `The request in the service "Purchase of goods or services" is made by the person in need; the budget owner confirms it.

## What to state
1. What is needed, what for, how much and by when.
2. Properties by which offers can be compared. Name a brand only if it is a must, and say why.
3. The budget line and the delivery address.
4. Suppliers you know of, if any: the buyer makes the choice.

## The way of buying follows the amount without VAT
| Amount | Way | Usual time |
|---|---|---|
| up to RUB 100,000 | one offer compared with the market | 3 working days |
| up to RUB 500,000 | at least three offers | 7 working days |
| above RUB 500,000 | competitive procedure | 10 working days or more |

The time counts from a complete request and excludes delivery.

## What often goes wrong
- a need is split to stay under a threshold: such requests are joined;
- the specification is written for one supplier;
- the work was done without a request. Say so at once: the head of procurement decides.

If it is urgent, state what a delay would cause: only this changes the order of the queue.

Source: Procurement Regulations, sections 4–6.`,
    },
    audience: 'everyone',
    owner_team: 'prc_sourcing',
    reviewed_on: '2026-03-17',
  },
  {
    code: 'KB-0035',
    topics: ['supplier_check'],
    service: 'PRC-102',
    department: 'procurement',
    title: { ru: 'Проверка и заведение нового поставщика', en: 'Checking and registering a new supplier' },
    summary: {
      ru: 'Какие документы запросить у поставщика и почему проверка обязательна до договора.',
      en: 'Which papers to ask the supplier for and why the check comes before the contract.',
    },
    body: {
      ru: `Поставщика проверяют до договора и первой оплаты. Так компания подтверждает, что выбирала партнёра осмотрительно, и снижает налоговый и финансовый риск.

## Что сделать
1. Портал, услуга «Проверка и регистрация поставщика»: ИНН, предмет, примерная сумма за год, контакт.
2. Центр отправит поставщику ссылку на анкету. От вас документы не нужны.
3. Результат придёт в обращение: «можно», «можно с условиями» или «нельзя», с объяснением.

## Что предоставляет поставщик
- карточку организации с реквизитами и отчётность за год;
- устав и документ о полномочиях подписанта;
- сведения о применяемом режиме налогообложения;
- для отдельных работ — лицензию или членство в СРО;
- подтверждение ресурсов: персонал, техника, склад.

Срок — три рабочих дня после того, как анкета заполнена. Проверка действует 12 месяцев.

## Что часто идёт не так
- поставщик не отвечает на анкету: напомните ему, отсчёт срока центра в это время стоит;
- банк и счёт отличаются от договора: реквизиты подтверждают звонком по независимому номеру;
- вы лично связаны с поставщиком: укажите это в заявке, конфликт интересов нужно раскрыть.

Источник: «Порядок проверки контрагентов»; Налоговый кодекс РФ, статья 54.1.`,
      en: `A supplier is checked before the contract and the first payment. This shows that the company chose its partner with care and lowers tax and financial risk.

## What to do
1. Portal, service "Supplier check and registration": INN, subject, rough amount per year, contact.
2. The centre sends the supplier a link to a form. You need not collect papers.
3. The result comes in the request: yes, yes with conditions, or no, with an explanation.

## What the supplier provides
- a card with company and bank details, and last year's accounts;
- the charter and proof of the signatory's authority;
- the tax regime applied;
- a licence or membership of a self-regulated body where the work requires it;
- proof of resources: staff, equipment, warehouse.

It takes three working days after the form is complete. The check is valid for 12 months.

## What often goes wrong
- the supplier leaves the form unanswered: remind them, the centre's clock is paused meanwhile;
- bank details differ from the contract: they are confirmed by a call to an independent number;
- you are personally connected to the supplier: say so, a conflict of interest must be disclosed.

Source: Counterparty Check Procedure; Tax Code, article 54.1.`,
    },
    audience: 'everyone',
    owner_team: 'prc_sourcing',
    reviewed_on: '2026-01-15',
  },
  {
    code: 'KB-0036',
    topics: ['office_supplies', 'purchase'],
    service: 'PRC-103',
    department: 'procurement',
    title: {
      ru: 'Канцтовары, вода и картриджи: заказ по каталогу',
      en: 'Stationery, water and cartridges: ordering from the catalogue',
    },
    summary: {
      ru: 'Заказывайте из каталога до среды: доставка на следующей неделе, согласование не нужно в пределах лимита.',
      en: 'Order from the catalogue by Wednesday: delivery next week, no approval within the limit.',
    },
    body: {
      ru: `Каталог содержит около 400 товаров с согласованными ценами: бумага, ручки, папки, вода, картриджи, хозяйственные мелочи.

## Как заказать
1. Портал, услуга «Заказ по каталогу».
2. Выберите товары и площадку. Для картриджа укажите модель принтера: портал подставит подходящий.
3. Подтвердите заказ. Пока подразделение укладывается в месячный лимит, согласование не требуется.

Заказы собирают по средам до 15:00 по местному времени, привозят на следующей неделе. В отдалённые магазины и на терминал доставка занимает до десяти рабочих дней.

## При получении
Пересчитайте места, подпишите накладную и отметьте приёмку в портале. О недостаче сообщите в течение двух рабочих дней: позже поставщик может не принять претензию.

## Чего нет в каталоге
Создайте заявку на закупку. Если товар нужен регулярно, предложите добавить его: напишите название, расход в месяц и для чего он.

## Что часто идёт не так
- заказано «про запас», и лимит закончился до конца месяца;
- выбрана чужая площадка;
- вода заказана без пустых бутылей: их забирают в обмен.

Источник: «Порядок заказа расходных материалов».`,
      en: `The catalogue has about 400 items at agreed prices: paper, pens, folders, water, cartridges, household things.

## How to order
1. Portal, service "Order from the catalogue".
2. Choose the items and your site. For a cartridge give the printer model: the portal finds the right one.
3. Confirm. No approval is needed while your unit is within its monthly limit.

Orders are collected on Wednesdays until 15:00 local time and delivered the next week. Remote stores and the terminal may wait up to ten working days.

## On delivery
Count the packages, sign the delivery note and mark the receipt in the portal. Report a shortage within two working days: later the supplier may refuse the claim.

## What is not in the catalogue
Create a purchase request. If the item is needed regularly, propose to add it: give its name, monthly use and purpose.

## What often goes wrong
- things are ordered "in reserve" and the limit is gone before the month ends;
- another site was chosen;
- water was ordered with no empty bottles to return: they are exchanged.

Source: Consumables Ordering Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'prc_orders',
    reviewed_on: '2026-07-23',
  },
  {
    code: 'KB-0037',
    topics: ['order_status'],
    service: 'PRC-104',
    department: 'procurement',
    title: {
      ru: 'Где мой заказ и что делать при задержке',
      en: 'Where your order is and what to do about a delay',
    },
    summary: {
      ru: 'Статус заказа виден в портале; при задержке закупщик отвечает с новой датой за один рабочий день.',
      en: 'The status is in the portal; for a delay the buyer gives a new date within a working day.',
    },
    body: {
      ru: `## Где смотреть
Портал, «Мои заявки», карточка закупки. Статус говорит, чей сейчас ход:
- **На согласовании** — ждём владельца бюджета;
- **Выбор поставщика** — закупщик собирает предложения;
- **Договор** — документы у юристов или поставщика;
- **Размещён** — поставщик подтвердил дату;
- **В пути** — есть номер отправления;
- **Получен** — осталось принять.

## Если дата прошла
1. Проверьте, не ждёт ли заявка вас: уточнение или приёмку.
2. Спросите из карточки заказа, услуга «Статус заказа и поставки». Укажите номер заявки и какая работа стоит без товара.
3. Закупщик свяжется с поставщиком и назовёт новую дату в течение одного рабочего дня.

## Если заказ больше не нужен
Напишите до статуса «Размещён». Позже отмена зависит от условий договора и может стоить денег подразделению.

## Что часто идёт не так
- изменили количество устно с поставщиком: документы не совпадут с заказом, и оплата остановится;
- товар лежит на складе, а приёмка не отмечена, поэтому заказ числится опоздавшим;
- доставка назначена на выходной площадки: указывайте часы приёмки в заявке.

Источник: «Положение о закупках», раздел 8.`,
      en: `## Where to look
Portal, "My requests", the purchase card. The status tells whose move it is:
- **In approval**: waiting for the budget owner;
- **Choice of supplier**: the buyer collects offers;
- **Contract**: papers are with the lawyers or the supplier;
- **Placed**: the supplier has confirmed a date;
- **On its way**: there is a shipment number;
- **Delivered**: only your acceptance is missing.

## If the date has passed
1. Check whether the order waits for you: a clarification or the acceptance.
2. Ask from the order card, service "Order and delivery status". Give the number and the work that is held up.
3. The buyer contacts the supplier and names a new date within one working day.

## If you no longer need it
Write before the status "Placed". Later a cancellation depends on the contract and may cost your unit money.

## What often goes wrong
- the quantity was changed by word of mouth: papers will not match the order and payment stops;
- the goods are in the warehouse but not accepted in the portal, so the order counts as late;
- delivery falls on the site's day off: give receiving hours in the request.

Source: Procurement Regulations, section 8.`,
    },
    audience: 'everyone',
    owner_team: 'prc_orders',
    reviewed_on: '2026-09-02',
  },
  {
    code: 'KB-0038',
    topics: ['bad_delivery'],
    service: 'PRC-105',
    department: 'procurement',
    title: { ru: 'Привезли не то, брак или недостача', en: 'Wrong, faulty or missing goods' },
    summary: {
      ru: 'Не подписывайте накладную без отметки, составьте акт и сообщите в центр в тот же день.',
      en: 'Do not sign without a remark, draw up an act and tell the centre the same day.',
    },
    body: {
      ru: `## На приёмке
1. Сверьте места и количество с накладной до подписи. Осмотрите упаковку при водителе.
2. Если что-то не так, запишите это в накладной и сфотографируйте упаковку, маркировку и товар.
3. Составьте акт о расхождениях, его подписывают приёмщик и водитель. Если водитель отказывается, запишите и это.

## Что сообщить в центр
В тот же день создайте обращение «Рекламация поставщику»: номер заказа, что ожидали и что получили, количество, фото, акт. Напишите, остановлена ли работа.

Центр направит претензию поставщику в течение одного рабочего дня. Замена обычно занимает от пяти до пятнадцати рабочих дней, срок указан в договоре.

## Скрытый брак
О недостатке, который нельзя было заметить сразу, сообщите, как только нашли его. Не разбирайте изделие сами: поставщик вправе прислать представителя.

## Что делать с товаром
Положите отдельно, пометьте и не пускайте в работу. До решения он на ответственном хранении.

## Что часто идёт не так
Накладная подписана без замечаний; брак уже использован; оплату продолжили, потому что казначейство не знало о споре — центр ставит её на паузу по вашему обращению.

Источник: «Инструкция по приёмке товара».`,
      en: `## On receipt
1. Compare packages and quantity with the delivery note before you sign. Look at the packing while the driver is there.
2. If something is wrong, write it on the note and photograph the packing, the labels and the goods.
3. Draw up an act of differences signed by the receiver and the driver. If the driver refuses, record that too.

## What to tell the centre
The same day create the request "Claim to a supplier": order number, what you expected and got, quantity, photos, act. Say whether work has stopped.

The centre sends the claim to the supplier within one working day. A replacement usually takes five to fifteen working days; the contract sets the term.

## Hidden defects
Report a defect that could not be seen at once as soon as you find it. Do not take the item apart: the supplier may send a representative.

## What to do with the goods
Put them aside, mark them and do not use them. Until the decision they are in safe keeping.

## What often goes wrong
The note was signed without remarks; faulty goods were used; payment went on because treasury did not know of the dispute: the centre pauses it when you write.

Source: Goods Receipt Instruction.`,
    },
    audience: 'everyone',
    owner_team: 'prc_orders',
    reviewed_on: '2026-04-29',
  },
]
