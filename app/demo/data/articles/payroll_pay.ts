// Knowledge articles of the payroll department on pay slips, pay dates, certificates and holiday pay.

import type { Article } from '../article.ts'

/** Articles KB-0011 to KB-0015. */
export const PAYROLL_PAY_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0011',
    topics: ['payslip', 'bonus_question'],
    service: 'PAY-101',
    department: 'payroll',
    title: {
      ru: 'Где найти и как прочитать расчётный листок',
      en: 'Where to find your pay slip and how to read it',
    },
    summary: {
      ru: 'Расчётный листок за каждый месяц лежит в портале; что означает каждая его часть.',
      en: 'The pay slip of each month is in the portal; what every part of it means.',
    },
    body: {
      ru: `Расчётный листок показывает, из чего сложилась выплата за месяц. Его видите только вы и расчётчик центра.

## Где смотреть
Портал, раздел «Мои документы», «Расчётные листки». Новый листок появляется в день окончательной выплаты за месяц, прежние хранятся три года. Если вы работаете без компьютера, листок печатает табельщик.

## Как читать
- **Начислено**: оклад за отработанное время, премии, доплаты, отпускные, больничный за счёт работодателя.
- **Удержано**: НДФЛ, взносы по вашему заявлению, взыскания по исполнительным документам.
- **Выплачено**: суммы и даты перечислений, включая выплату за первую половину месяца.
- **Долг на конец месяца**: со знаком минус — если вам переплатили.

## Если листка нет или сумма непонятна
Сначала сверьте отработанные дни с табелем у руководителя: большинство расхождений возникает там. Затем создайте обращение в услуге «Разъяснение зарплаты и расчётного листка», назовите месяц и строку. Ответ — в течение одного рабочего дня.

Не пересылайте листок почтой целиком: достаточно месяца и названия строки.

Источник: «Положение об оплате труда», раздел 7; Трудовой кодекс РФ, статья 136.`,
      en: `The pay slip shows what your pay for a month is made of. Only you and the payroll specialist of the centre see it.

## Where to look
Portal, "My documents", "Pay slips". A new slip appears on the day of the final payment for the month; earlier ones are kept for three years. If you work without a computer, your timekeeper prints it.

## How to read it
- **Accrued**: salary for time worked, bonuses, additional pay, holiday pay, the employer's part of sick pay.
- **Withheld**: personal income tax, contributions you applied for, recoveries under writs of execution.
- **Paid**: amounts and dates of transfers, including the payment for the first half of the month.
- **Balance at month end**: negative if you were overpaid.

## If there is no slip or a sum is unclear
First compare the days worked with the timesheet your manager keeps: most differences start there. Then create a request in the service "Pay and payslip explained" and name the month and the line. The answer takes one working day.

Do not mail the whole slip: the month and the name of the line are enough.

Source: Pay Regulations, section 7; Labour Code, article 136.`,
    },
    audience: 'everyone',
    owner_team: 'payroll_calc',
    reviewed_on: '2026-07-14',
  },
  {
    code: 'KB-0012',
    topics: ['salary_not_paid'],
    service: 'PAY-101',
    department: 'payroll',
    title: { ru: 'Когда выплачивают зарплату и аванс', en: 'When salary is paid' },
    summary: {
      ru: 'Зарплата приходит дважды в месяц; что меняется перед выходными и почему половины не равны.',
      en: 'Salary comes twice a month; what changes before days off and why the halves differ.',
    },
    body: {
      ru: `Зарплату выплачивают не реже чем каждые полмесяца. Дни указаны в правилах внутреннего распорядка вашей компании: чаще всего 25-е число за первую половину месяца и 10-е следующего — за вторую. Точные даты видны в портале, раздел «Календарь выплат».

## Если день выплаты — выходной
Деньги перечисляют накануне, в последний рабочий день. Банк зачисляет их в течение дня, обычно до 18:00 по местному времени.

## Почему половины не равны
- первая выплата считается по дням, отработанным с 1-го по 15-е;
- премии и итоговые удержания чаще попадают во вторую;
- в мае и январе рабочих дней в половинах месяца разное число;
- отпускные выплачены раньше, поэтому в самой зарплате этих дней нет.

## Деньги не пришли
1. Подождите до конца дня выплаты: банки обрабатывают реестр пакетами.
2. Проверьте, не меняли ли вы счёт в последние пять рабочих дней.
3. Создайте обращение «Не пришла зарплата» с датой и последними четырьмя цифрами счёта. Полный номер карты не нужен.

Такое обращение центр разбирает первым, в течение двух рабочих часов.

Источник: Трудовой кодекс РФ, статья 136; правила внутреннего трудового распорядка.`,
      en: `Salary is paid at least every half month. The days are set in your company's internal work rules: most often the 25th for the first half of the month and the 10th of the next one for the second. The exact dates are in the portal under "Pay calendar".

## If the pay day is a day off
The money is sent the day before, on the last working day. Banks credit it during the day, usually by 18:00 local time.

## Why the halves differ
- the first payment covers the days worked from the 1st to the 15th;
- bonuses and final deductions mostly fall into the second;
- in May and January the two halves have different numbers of working days;
- holiday pay was paid earlier, so those days are not in the salary itself.

## The money has not come
1. Wait until the end of pay day: banks process the list in batches.
2. Check whether you changed your account in the last five working days.
3. Create the request "Salary not received" with the date and the last four digits of the account. The full card number is not needed.

The centre looks into such a request first, within two working hours.

Source: Labour Code, article 136; internal work rules.`,
    },
    audience: 'everyone',
    owner_team: 'payroll_calc',
    reviewed_on: '2026-01-21',
  },
  {
    code: 'KB-0013',
    topics: ['income_certificate'],
    service: 'PAY-102',
    department: 'payroll',
    title: {
      ru: 'Справка о доходах (бывшая 2-НДФЛ)',
      en: 'Income certificate (formerly 2-NDFL)',
    },
    summary: {
      ru: 'Заказать справку можно в портале за минуту, готова она не позднее трёх рабочих дней.',
      en: 'Order it in the portal in a minute; it is ready within three working days at most.',
    },
    body: {
      ru: `Справка о доходах и суммах налога нужна банку, визовому центру, налоговой инспекции. Название «2-НДФЛ» прижилось, хотя форма давно называется иначе.

## Как получить
1. Портал, услуга «Справки о доходах».
2. Выберите год и вид: электронная с подписью компании или бумажная с печатью.
3. Для бумажной укажите офис выдачи.

Электронная обычно готова в течение рабочего дня. Закон отводит на выдачу документов, связанных с работой, не более трёх рабочих дней после заявления; бумажную мы выдаём в этот же срок. Платить не нужно.

## Полезно знать
- данные за прошлый год появляются и в личном кабинете на сайте ФНС, обычно в марте;
- за текущий год справка включает только закрытые месяцы;
- если в году вы работали в двух компаниях холдинга, справок будет две;
- пособия, не облагаемые налогом, в справке не отражаются.

## Что часто идёт не так
Банк просит справку «по форме банка»: это другой документ, приложите бланк к обращению. Проверьте фамилию после смены паспорта: до обновления анкеты справка выйдет на прежнюю.

Источник: Трудовой кодекс РФ, статья 62; Налоговый кодекс РФ, статья 230.`,
      en: `Banks, visa centres and the tax office ask for the certificate of income and tax. The old name 2-NDFL has stuck, although the form has long been called otherwise.

## How to get it
1. Portal, service "Income statements".
2. Choose the year and the kind: electronic with the company's signature, or paper with a stamp.
3. For paper, say at which office you will collect it.

The electronic one is usually ready within a working day. The law allows up to three working days after the application for documents related to work; paper is issued within the same time. It is free.

## Good to know
- last year's data also appear in your account on the tax service's site, usually in March;
- for the current year it covers closed months only;
- if you worked for two companies of the group, there are two certificates;
- allowances that are not taxed are not in it.

## What often goes wrong
A bank asks for "the bank's own form": that is another document, attach the blank to your request. Check your surname after a new passport: until your record is updated, the old one is printed.

Source: Labour Code, article 62; Tax Code, article 230.`,
    },
    audience: 'everyone',
    owner_team: 'payroll_benefits',
    reviewed_on: '2026-04-22',
  },
  {
    code: 'KB-0014',
    topics: ['salary_for_benefits', 'income_certificate'],
    service: 'PAY-102',
    department: 'payroll',
    title: {
      ru: 'Справки о зарплате и среднем заработке',
      en: 'Certificates of salary and average earnings',
    },
    summary: {
      ru: 'Какую справку попросить для банка, визы, соцзащиты или суда и что указать в заявке.',
      en: 'Which certificate to ask for a bank, visa, welfare office or court, and what to state.',
    },
    body: {
      ru: `Справок несколько, и чаще всего люди заказывают не ту. Выбирайте по получателю.

| Куда | Что заказать | Что добавить |
|---|---|---|
| банк | о доходах или по форме банка | бланк банка |
| визовый центр | о должности, зарплате и отпуске | фамилию латиницей, даты поездки |
| соцзащита | о доходах за нужные месяцы | список месяцев из требования |
| центр занятости | о среднем заработке | дату увольнения |
| суд, приставы | о заработке | копию запроса |

## Как заказать
Портал, услуга «Справки о доходах». Укажите получателя, период, язык и способ выдачи. Если у вас есть требование организации, приложите его: формулировки важны.

## Срок
Не более трёх рабочих дней после заявления. Справка на английском языке для визы — тоже три рабочих дня.

## Что часто идёт не так
- у справки для визы короткий срок годности, обычно месяц: не заказывайте заранее;
- в заявке нет периода, и расчётчику приходится переспрашивать;
- справку просят за другого человека: без доверенности мы её не выдаём даже супругу.

Источник: Трудовой кодекс РФ, статья 62.`,
      en: `There are several certificates, and people mostly order the wrong one. Choose by the recipient.

| For | Order | Add |
|---|---|---|
| bank | income, or the bank's own form | the bank's blank |
| visa centre | position, salary and leave | name in Latin letters, travel dates |
| welfare office | income for the months asked | the list of months from their demand |
| employment centre | average earnings | date of leaving |
| court, bailiffs | earnings | copy of the enquiry |

## How to order
Portal, service "Income statements". State the recipient, the period, the language and how you want it. If the organisation gave you a written demand, attach it: wording matters.

## How long it takes
Three working days at most after the application. A certificate in English for a visa takes the same time.

## What often goes wrong
- a visa certificate is valid for a short time, usually a month: do not order it early;
- the period is missing and the specialist has to ask;
- it is requested for another person: without a power of attorney we do not issue it even to a spouse.

Source: Labour Code, article 62.`,
    },
    audience: 'everyone',
    owner_team: 'payroll_benefits',
    reviewed_on: '2026-02-26',
  },
  {
    code: 'KB-0015',
    topics: ['leave_pay', 'annual_leave'],
    service: 'PAY-101',
    department: 'payroll',
    title: {
      ru: 'Отпускные: когда придут и как посчитаны',
      en: 'Holiday pay: when it comes and how it is worked out',
    },
    summary: {
      ru: 'Отпускные выплачивают не позднее чем за три дня до отпуска, по среднему заработку за 12 месяцев.',
      en: 'Holiday pay comes at least three days before the leave, from average earnings of 12 months.',
    },
    body: {
      ru: `Отпускные перечисляют не позднее чем за три календарных дня до начала отпуска. Если этот день выходной, деньги придут раньше.

## Как посчитать примерно
1. Сложите заработок за 12 календарных месяцев до отпуска.
2. Разделите на 12, затем на 29,3: получится средний дневной заработок.
3. Умножьте на число календарных дней отпуска и вычтите НДФЛ.

Больничные, прошлые отпускные и дни командировок по среднему заработку в расчёт не входят, а неполные месяцы пересчитываются. Поэтому точную сумму показывает только расчётный листок.

## Почему кажется, что заплатили мало
Отпускные заменяют зарплату за дни отпуска, и в следующей выплате этих дней нет. В месяцах с длинными праздниками рабочий день «стоит» дороже, и отпуск в них заметнее снижает доход. Нерабочие праздничные дни в число дней отпуска не входят.

## Что нужно от вас
Заявление, согласованное за две недели до отпуска. Если оформить позже, успеть к сроку выплаты бывает невозможно, и отпуск лучше сдвинуть.

Вопрос по сумме создавайте с указанием дат отпуска, ответ — за один рабочий день.

Источник: Трудовой кодекс РФ, статьи 136 и 139.`,
      en: `Holiday pay is transferred at least three calendar days before the leave begins. If that day is a day off, the money comes earlier.

## A rough calculation
1. Add up your earnings for the 12 calendar months before the leave.
2. Divide by 12 and then by 29.3: this is the average daily pay.
3. Multiply by the calendar days of leave and subtract income tax.

Sick pay, earlier holiday pay and trip days paid at the average are left out, and incomplete months are recalculated. So only the pay slip shows the exact sum.

## Why it may look too little
Holiday pay replaces salary for the days of leave, and the next payment does not contain those days. In months with long public holidays a working day is worth more, and leave then lowers the income more visibly. Public holidays do not count as days of leave.

## What we need from you
An application approved two weeks before the leave. Later than that it may be impossible to pay in time, and moving the leave is better.

Ask about a sum with the dates of the leave; the answer takes one working day.

Source: Labour Code, articles 136 and 139.`,
    },
    audience: 'everyone',
    owner_team: 'payroll_calc',
    reviewed_on: '2026-05-05',
  },
]
