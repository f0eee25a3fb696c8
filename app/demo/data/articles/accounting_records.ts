// Knowledge articles of the accounting department on expense reports, property, month-end and customer documents.

import type { Article } from '../article.ts'

/** Articles KB-0006 to KB-0010. */
export const ACCOUNTING_RECORD_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0006',
    topics: ['expense_report', 'expense_refund'],
    service: 'ACC-101',
    department: 'accounting',
    title: {
      ru: 'Авансовый отчёт за покупку для работы',
      en: 'Expense report for a purchase for work',
    },
    summary: {
      ru: 'Как отчитаться за подотчётные деньги или вернуть свои, потраченные с согласия руководителя.',
      en: 'How to account for advanced money or claim back your own, spent with your manager’s consent.',
    },
    body: {
      ru: `Для тех, кто получил деньги под отчёт или заплатил своими с согласия руководителя.

## Что приложить
- кассовый чек: на нём видны дата, продавец, что куплено и QR-код;
- накладную или акт, если продавец их выдал;
- согласование руководителя, если расход не был запланирован.

Одной выписки с карты или слипа мало: они подтверждают оплату, но не покупку.

## Что сделать
1. Откройте услугу «Авансовый отчёт», добавьте каждый чек отдельной строкой.
2. Напишите цель так, чтобы её понял человек вне вашего отдела.
3. Отправьте отчёт. Его согласует руководитель, затем проверяет бухгалтер.

## Сроки
Отчёт подают в течение трёх рабочих дней после окончания срока, на который выданы деньги. Проверка — два рабочих дня. Перерасход возмещают в течение пяти рабочих дней, остаток нужно вернуть.

## Частые причины возврата
Чек выцвел и не читается; в чеке только «товар»; покупка сделана до согласования. Сфотографируйте чек в день покупки: изображение сохранит текст.

Источник: «Положение о расчётах с подотчётными лицами».`,
      en: `For those who were given money in advance or paid with their own with their manager's consent.

## What to attach
- the till receipt: it shows the date, the seller, what was bought and a QR code;
- the delivery note or act, if the seller gave one;
- your manager's approval, if the expense was not planned.

A card statement or terminal slip is not enough: it proves the payment, not the purchase.

## What to do
1. Open the service "Expense report" and add every receipt on a line of its own.
2. Write the purpose so that someone outside your team understands it.
3. Send it. Your manager approves, then an accountant checks.

## How long it takes
A report is due within three working days after the term the money was given for. Checking takes two working days. An overspend is refunded within five working days; what is left over must be returned.

## Frequent reasons for a return
The receipt has faded; it says only "goods"; the purchase came before the approval. Photograph the receipt the day you buy: the picture keeps the text.

Source: Rules on Money Advanced to Employees.`,
    },
    audience: 'everyone',
    owner_team: 'acc_expenses',
    reviewed_on: '2026-05-19',
  },
  {
    code: 'KB-0007',
    topics: ['expense_report', 'business_trip'],
    service: 'ACC-101',
    department: 'accounting',
    title: {
      ru: 'Отчёт о расходах после командировки',
      en: 'Expense report after a business trip',
    },
    summary: {
      ru: 'Отчёт подают в течение трёх рабочих дней после возвращения; что к нему приложить.',
      en: 'The report is due within three working days of your return; what to attach.',
    },
    body: {
      ru: `Вернулись из командировки — подайте авансовый отчёт в течение трёх рабочих дней.

## Приложите
- билеты и посадочные талоны (для электронного билета — маршрутную квитанцию);
- счёт и чек гостиницы;
- чеки такси, если поездка на такси была согласована;
- документы на другие расходы, разрешённые до поездки.

Суточные подтверждать чеками не нужно: они рассчитываются по числу дней в командировке, включая дни в пути. Если сумма по положению компании выше необлагаемой нормы, с превышения удержат НДФЛ.

## Порядок
1. В портале откройте услугу «Авансовый отчёт» и выберите командировку: приказ и выданный аванс уже подставлены.
2. Проверьте даты выезда и возвращения.
3. Добавьте расходы, отправьте руководителю.

Проверка занимает два рабочих дня, перерасход возмещают в течение пяти рабочих дней.

## Если документа нет
Потерянный посадочный талон можно заменить справкой перевозчика или отметкой о прохождении полёта. Чек гостиницы восстановит сама гостиница. Не подавайте отчёт без пояснений: напишите, что утеряно и что уже запрошено.

Источник: «Положение о служебных командировках», раздел 6.`,
      en: `Back from a trip? Hand in the expense report within three working days.

## Attach
- tickets and boarding passes (for an e-ticket, the itinerary receipt);
- the hotel's invoice and receipt;
- taxi receipts, if the taxi was approved;
- papers for other expenses that were allowed before the trip.

The daily allowance needs no receipts: it follows the number of days on the trip, travel days included. If the company's rate is above the tax-free limit, personal income tax is withheld on the excess.

## Steps
1. Open the service "Expense report" in the portal and choose the trip: the order and the advance are already filled in.
2. Check the dates of departure and return.
3. Add the expenses and send the report to your manager.

Checking takes two working days; an overspend is refunded within five working days.

## If a paper is missing
A lost boarding pass can be replaced by a carrier's certificate or a confirmation of the flight. The hotel can reissue its receipt. Do not send the report without a word: say what is lost and what you have asked for.

Source: Business Travel Rules, section 6.`,
    },
    audience: 'everyone',
    owner_team: 'acc_expenses',
    reviewed_on: '2026-09-15',
  },
  {
    code: 'KB-0008',
    topics: ['fixed_assets', 'stocktaking'],
    service: 'ACC-106',
    department: 'accounting',
    title: {
      ru: 'Передача и списание имущества',
      en: 'Transferring and writing off company property',
    },
    summary: {
      ru: 'Как оформить передачу техники или мебели другому сотруднику и списать непригодное.',
      en: 'How to record a transfer of equipment or furniture and write off what is unusable.',
    },
    body: {
      ru: `Имущество числится за конкретным человеком. Если его передали из рук в руки без документа, при инвентаризации отвечать будет прежний владелец.

## Передача
1. Найдите инвентарный номер на наклейке.
2. Создайте обращение «Передать имущество»: номер, кто передаёт, кто принимает, новое место.
3. Оба участника подтверждают передачу в портале. Центр меняет запись за один рабочий день.

## Списание
1. Получите заключение о непригодности: для техники его даёт ИТ, для мебели — служба эксплуатации.
2. Создайте обращение «Списать имущество» и приложите заключение и фото.
3. Комиссия рассматривает заявки раз в две недели. После приказа центр снимает предмет с учёта.

До приказа вещь нельзя выбрасывать, разбирать или отдавать. Технику с памятью ИТ сначала очищает от данных.

## Что часто идёт не так
- наклейка потеряна: приложите фото и серийный номер;
- увольняющийся сотрудник не передал ноутбук: руководитель указывает в заявке, кто его хранит;
- сданное в ремонт считают списанным.

Источник: «Порядок учёта основных средств и малоценного имущества».`,
      en: `Every item is on record under a person's name. If it changes hands without a paper, the former holder answers for it at the stocktaking.

## Transfer
1. Find the inventory number on the label.
2. Create the request "Transfer property": the number, who hands over, who accepts, the new place.
3. Both confirm in the portal. The centre changes the record within one working day.

## Write-off
1. Get a statement that the item is unusable: from IT for equipment, from facilities for furniture.
2. Create the request "Write off property" with the statement and a photo.
3. The commission meets every two weeks. After the order the centre takes the item off the books.

Until then the item must not be thrown away, taken apart or given to anyone. IT wipes equipment that holds data first.

## What often goes wrong
- the label is lost: attach a photo and the serial number;
- a leaver did not hand over a laptop: the manager states who keeps it;
- an item under repair is taken for written off.

Source: Rules on Fixed and Low-Value Assets.`,
    },
    audience: 'everyone',
    owner_team: 'acc_expenses',
    reviewed_on: '2025-12-09',
  },
  {
    code: 'KB-0009',
    topics: ['documents_not_posted', 'source_documents'],
    service: 'ACC-102',
    department: 'accounting',
    title: {
      ru: 'Закрытие месяца: что центр ждёт от подразделения',
      en: 'Month-end close: what the centre expects from a unit',
    },
    summary: {
      ru: 'Календарь закрытия по рабочим дням и ответственность руководителя подразделения.',
      en: 'The closing calendar by working day and what a unit head answers for.',
    },
    body: {
      ru: `Статья для руководителей подразделений и тех, кто собирает документы от их имени.

## Календарь
| Рабочий день | Что происходит |
|---|---|
| за 3 до конца месяца | центр присылает список недостающих документов |
| 1-й | подразделение закрывает поступления и списания на складе |
| 2-й | последний день передачи документов прошедшего месяца |
| 3-й | подтверждение начислений по услугам без документов |
| 5-й | центр закрывает период |
| 6-й | отчёт о затратах доступен руководителю |

## Если документа ещё нет
Если услуга оказана, а акта нет, сообщите поставщика, договор и оценку суммы. Центр начислит расход, а когда документ придёт, заменит оценку фактом. Молчание приводит к тому, что затраты окажутся в следующем месяце.

## Как открыть закрытый период
Только ради существенной ошибки и с согласия главного бухгалтера. Создайте обращение с суммой, причиной и документом; решение — за два рабочих дня. Несущественное исправляют текущим месяцем.

Доля документов, переданных в срок, показана в кабинете клиента, в разделе взаимных обязательств.

Источник: «Календарь закрытия отчётного периода».`,
      en: `For heads of units and those who collect documents for them.

## Calendar
| Working day | What happens |
|---|---|
| 3 before month end | the centre sends the list of missing documents |
| 1st | the unit closes receipts and issues in the warehouse |
| 2nd | last day to hand over documents of the past month |
| 3rd | accruals for services without papers are confirmed |
| 5th | the centre closes the period |
| 6th | the cost report is open to the unit head |

## If a document is still missing
If the service was delivered but there is no act, tell us the supplier, the contract and the estimated amount. The centre accrues the cost and later replaces the estimate by the actual figure. Silence moves the cost to the next month.

## Opening a closed period
Only for a material error and with the chief accountant's consent. Create a request with the amount, reason and document; the decision takes two working days. Anything immaterial is corrected in the current month.

The share of documents handed over in time is shown in the client cabinet, under mutual obligations.

Source: Period Closing Calendar.`,
    },
    audience: 'managers',
    owner_team: 'acc_payable',
    reviewed_on: '2026-10-06',
  },
  {
    code: 'KB-0010',
    topics: ['customer_documents'],
    service: 'ACC-104',
    department: 'accounting',
    title: {
      ru: 'Документы для покупателя: счёт, УПД, исправление',
      en: 'Customer documents: invoice, UPD, correction',
    },
    summary: {
      ru: 'Как выставить счёт и закрывающие документы по заказу и чем исправление отличается от корректировки.',
      en: 'How to issue an invoice and closing papers, and how a correction differs from an adjustment.',
    },
    body: {
      ru: `Для продаж и магазинов, у которых покупатель — организация или предприниматель.

## Как заказать документ
1. Портал, услуга «Документы для покупателей». Достаточно номера заказа.
2. Проверьте реквизиты покупателя: ИНН, КПП, адрес, договор.
3. Выберите, как отправить: по ЭДО или на бумаге.

Центр выставляет документы за один рабочий день. Счёт-фактуру по общему правилу выставляют не позднее пяти календарных дней после отгрузки или получения аванса.

## Если в документе ошибка
| Что случилось | Что просить |
|---|---|
| опечатка, неверный КПП или ставка | исправленный документ |
| стороны договорились о новой цене или количестве | корректировочный документ и соглашение |
| документ выставлен не тому | аннулирование и новый документ |

Старый документ не удаляют: покупатель мог уже учесть его.

## Что часто идёт не так
- покупатель просит дату прошлого квартала: объясните, что документ датируют по факту;
- скидку пообещали устно, а соглашения нет;
- электронный документ отправлен, но покупатель его не подписал: напомните ему и сообщите в центр.

Источник: «Порядок оформления реализации»; Налоговый кодекс РФ, статья 168.`,
      en: `For sales and stores whose customer is an organisation or entrepreneur.

## How to order a document
1. Portal, service "Customer documents". The order number is enough.
2. Check the customer's details: INN, KPP, address, contract.
3. Choose how to send it: by EDI or on paper.

The centre issues documents within one working day. As a general rule a tax invoice is issued within five calendar days of the shipment or of receiving an advance.

## If a document is wrong
| What happened | What to ask for |
|---|---|
| misprint, wrong KPP or rate | a corrected document |
| both sides agreed on a new price or quantity | an adjustment document and the agreement |
| it was issued to the wrong customer | annulment and a new document |

The old document is not deleted: the customer may have booked it.

## What often goes wrong
- the customer wants last quarter's date: explain that documents carry the actual date;
- a discount was promised by word of mouth, with no agreement;
- the electronic document was sent but the customer has not signed: remind them and tell the centre.

Source: Sales Documents Procedure; Tax Code, article 168.`,
    },
    audience: 'everyone',
    owner_team: 'acc_receivable',
    reviewed_on: '2026-11-05',
  },
]
