// Knowledge articles of the payroll department on sick pay, deductions, accounts, errors and timesheets.

import type { Article } from '../article.ts'

/** Articles KB-0016 to KB-0020. */
export const PAYROLL_CHANGE_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0016',
    topics: ['sick_leave', 'sick_pay'],
    service: 'PAY-103',
    department: 'payroll',
    title: {
      ru: 'Больничный: что сделать и когда заплатят',
      en: 'Sick leave: what to do and when it is paid',
    },
    summary: {
      ru: 'Больничный электронный: предупредите руководителя, остальное центр получает от Социального фонда.',
      en: 'Sick notes are electronic: tell your manager, the centre gets the rest from the Social Fund.',
    },
    body: {
      ru: `## Что сделать
1. В первый же день предупредите руководителя.
2. Попросите врача оформить электронный листок нетрудоспособности и проверьте в нём место работы.
3. Номер присылать необязательно: сведения приходят центру из Социального фонда (СФР). Если вы работаете в двух местах, сообщите номер обоим.

Когда листок закрыт, центр передаёт фонду данные для расчёта, обычно в течение трёх рабочих дней.

## Кто и когда платит
При болезни самого сотрудника первые три дня оплачивает работодатель, обычно с ближайшей зарплатой. С четвёртого дня пособие перечисляет СФР, как правило в течение десяти рабочих дней после получения данных. Уход за больным ребёнком фонд оплачивает с первого дня.

Размер зависит от страхового стажа и заработка за два предыдущих календарных года, есть предельная сумма.

## Что часто идёт не так
- в анкете старый счёт или паспорт, и выплата фонда возвращается;
- стаж на прежней работе не подтверждён: пришлите сведения о трудовой деятельности;
- больничный в отпуске: отпуск продлевается или переносится, напишите, что удобнее.

Диагноз нам не нужен, не указывайте его в обращении.

Источник: Федеральный закон № 255-ФЗ; «Порядок учёта отсутствий».`,
      en: `## What to do
1. Tell your manager on the very first day.
2. Ask the doctor for an electronic sick note and check the place of work in it.
3. There is no need to send the number: the centre receives the data from the Social Fund. If you have two jobs, give the number to both.

When the note is closed, the centre sends the data for the calculation to the Fund, usually within three working days.

## Who pays and when
For an employee's own illness the employer pays the first three days, usually with the next salary. From the fourth day the Social Fund pays, as a rule within ten working days of receiving the data. Care for a sick child is paid by the Fund from the first day.

The amount depends on the insured length of service and the earnings of the two previous calendar years; there is a ceiling.

## What often goes wrong
- your record has an old account or passport and the Fund's payment bounces;
- earlier service is not confirmed: send your employment record;
- illness during leave: the leave is extended or moved, tell us which you prefer.

We do not need the diagnosis; please leave it out of the request.

Source: Federal Law No. 255-FZ; Absence Recording Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'payroll_benefits',
    reviewed_on: '2026-10-20',
  },
  {
    code: 'KB-0017',
    topics: ['tax_deduction'],
    service: 'PAY-104',
    department: 'payroll',
    title: { ru: 'Налоговые вычеты через работодателя', en: 'Tax deductions through your employer' },
    summary: {
      ru: 'Как получить вычет на детей, жильё, лечение или обучение, не дожидаясь конца года.',
      en: 'How to get deductions for children, housing, treatment or study before the year ends.',
    },
    body: {
      ru: `Вычет уменьшает доход, с которого удерживают НДФЛ. Часть вычетов можно получать сразу в зарплате.

## На детей
Сообщите о рождении или усыновлении ребёнка, приложите свидетельство. Если ребёнку от 18 до 24 лет и он учится очно, ежегодно нужна справка из учебного заведения. Вычет действует, пока доход с начала года не превысит установленный законом предел.

## На жильё, лечение, обучение
1. Подайте заявление в личном кабинете на сайте ФНС, приложите документы.
2. Инспекция проверяет их до 30 дней и направляет подтверждение работодателю.
3. Оставьте в центре заявление о применении вычета: портал, услуга «Налоговые вычеты».

Центр применит вычет со следующего расчёта. Если в году налог уже удержан, его пересчитают в порядке, который установил Налоговый кодекс.

## Что часто идёт не так
- подтверждение выдано на другую компанию холдинга: его нужно запросить заново;
- наступил новый год, а подтверждение было на прошлый;
- вычет просят за прошедший год: за него подают декларацию 3-НДФЛ в инспекцию.

Мы не даём личных налоговых советов, но поможем понять, какой документ нужен.

Источник: Налоговый кодекс РФ, статьи 218–220.`,
      en: `A deduction lowers the income on which personal income tax is withheld. Some can be had at once, in your salary.

## For children
Tell us about a birth or adoption and attach the certificate. For a full-time student aged 18 to 24 a certificate from the school or university is needed every year. The deduction lasts until your income since January exceeds the limit set by law.

## For housing, treatment, study
1. Apply in your account on the tax service's site and attach the papers.
2. The tax office checks them for up to 30 days and sends a confirmation to the employer.
3. Leave an application with the centre: portal, service "Tax deductions".

The centre applies it from the next calculation. Tax already withheld this year is recalculated as the Tax Code provides.

## What often goes wrong
- the confirmation names another company of the group: ask for a new one;
- a new year has begun and the confirmation was for the old one;
- the deduction is asked for a past year: this takes a 3-NDFL return to the tax office.

We give no personal tax advice, but we help to find out which paper is needed.

Source: Tax Code, articles 218–220.`,
    },
    audience: 'everyone',
    owner_team: 'payroll_benefits',
    reviewed_on: '2026-01-29',
  },
  {
    code: 'KB-0018',
    topics: ['salary_account'],
    service: 'PAY-105',
    department: 'payroll',
    title: {
      ru: 'Как сменить счёт или банк для зарплаты',
      en: 'How to change the account or bank for your salary',
    },
    summary: {
      ru: 'Заявление подают не позднее чем за 15 календарных дней до выплаты; старый счёт пока не закрывайте.',
      en: 'Apply at least 15 calendar days before the payment and keep the old account open meanwhile.',
    },
    body: {
      ru: `Банк для зарплаты выбирает сотрудник. Чтобы новый счёт применили к ближайшей выплате, сообщите о нём не позднее чем за 15 календарных дней до неё.

## Что сделать
1. Возьмите в приложении банка реквизиты счёта: БИК, номер счёта из 20 цифр, имя получателя. Номер карты не подходит.
2. Портал, услуга «Счёт для зарплаты». Приложите файл реквизитов.
3. Подпишите заявление электронной подписью в личном кабинете.

Центр меняет счёт за два рабочих дня и присылает уведомление.

## Почему мы звоним
Для защиты от мошенников расчётчик перезванивает по номеру из вашей анкеты. По письму или сообщению в мессенджере реквизиты не меняются, даже если пишет руководитель. Код из сообщения никто из сотрудников центра не спрашивает.

## Что часто идёт не так
- старый счёт закрыт раньше первой выплаты на новый: деньги вернутся, и выплата задержится;
- счёт чужой: перечисление третьему лицу возможно только по отдельному письменному заявлению;
- заявление подано в день выплаты: оно подействует на следующую.

Источник: Трудовой кодекс РФ, статья 136.`,
      en: `Employees choose the bank for their salary. For the new account to be used for the next payment, tell us at least 15 calendar days before it.

## What to do
1. Take the account details from your banking app: BIK, the 20-digit account number, the holder's name. A card number does not do.
2. Portal, service "Account for your salary". Attach the file with the details.
3. Sign the application electronically in your personal account.

The centre changes the account within two working days and notifies you.

## Why we call you
As a guard against fraud a payroll specialist calls back on the number in your record. Details are never changed because of a mail or a chat message, even one from a manager. Nobody in the centre asks for the code you were sent.

## What often goes wrong
- the old account is closed before the first payment to the new one: the money bounces and is late;
- the account is someone else's: paying a third person takes a separate written application;
- the application is made on pay day: it works from the next payment.

Source: Labour Code, article 136.`,
    },
    audience: 'everyone',
    owner_team: 'payroll_calc',
    reviewed_on: '2026-08-05',
  },
  {
    code: 'KB-0019',
    topics: ['salary_amount', 'payslip'],
    service: 'PAY-101',
    department: 'payroll',
    title: {
      ru: '«Мне заплатили меньше»: как разобрать обращение',
      en: '"I was paid less": how to work on the request',
    },
    summary: {
      ru: 'Порядок проверки для первой линии и расчётчика: от табеля к начислениям и банку.',
      en: 'The order of checks for the first line and payroll: from timesheet to accruals to bank.',
    },
    body: {
      ru: `Внутренняя статья для сотрудников центра. Человек пишет о деньгах, поэтому сначала подтвердите, что разбираетесь, и назовите время ответа.

## Первая линия
1. Узнайте месяц и сумму, которую человек ждал. Ничего не просите прислать, если данные есть в системе.
2. Проверьте отсутствия: отпуск, больничный, дни за свой счёт.
3. Посмотрите, была ли выплата за первую половину месяца и не вернул ли её банк.

Если причина найдена, ответьте сами и приложите статью о расчётном листке. Суммы называйте только в портале, не по телефону и не в чате.

## Расчётчик
1. Сравните табель и начисления за два месяца.
2. Проверьте удержания и переход на другую ставку налога.
3. Ошибка центра: оформите доплату на ближайший день выплаты и запишите причину в обращение.
4. Ошибка табеля: поставьте задачу руководителю на исправленный табель.

## Переплата
Не обещайте, что деньги спишут, и не удерживайте без основания: случаи, в которых удержание допустимо, ограничены законом. Передайте вопрос старшему группы.

Норматив: первый ответ — 30 рабочих минут, решение — один рабочий день.

Источник: Трудовой кодекс РФ, статьи 137 и 236.`,
      en: `For staff of the centre. The person writes about money, so first confirm that you are on it and say when you will answer.

## First line
1. Ask for the month and the sum that was expected. Ask for nothing that is already in the system.
2. Check absences: leave, sickness, unpaid days.
3. See whether the payment for the first half of the month was made and whether the bank returned it.

If you have found the reason, answer yourself and link the article on pay slips. Give sums only in the portal, never by phone or chat.

## Payroll specialist
1. Compare the timesheet and the accruals of two months.
2. Check deductions and a move to another tax rate.
3. The centre's error: arrange an additional payment on the next pay day and record the cause in the request.
4. A timesheet error: give the manager a task to correct it.

## Overpayment
Promise no write-off and withhold nothing without grounds: the law limits the cases in which this is allowed. Hand the matter to the team lead.

Target: first answer in 30 working minutes, solution in one working day.

Source: Labour Code, articles 137 and 236.`,
    },
    audience: 'center',
    owner_team: 'payroll_calc',
    reviewed_on: '2026-09-29',
  },
  {
    code: 'KB-0020',
    topics: ['timesheet_error', 'overtime_pay'],
    service: 'PAY-106',
    department: 'payroll',
    title: {
      ru: 'Табель: сдать в срок, исправить, оформить сверхурочные',
      en: 'Timesheet: in time, corrected, with overtime recorded',
    },
    summary: {
      ru: 'Сроки сдачи табеля, корректировка до третьего числа и документы для работы в выходной.',
      en: 'When timesheets are due, corrections until the third, and papers for work on days off.',
    },
    body: {
      ru: `Для руководителей и табельщиков. Зарплату считают по табелю: отметка, которой нет, не будет оплачена в срок.

## Сроки
- за первую половину месяца — до 16-го числа;
- за месяц — в последний рабочий день;
- корректирующий табель — до третьего числа, позже с пояснением.

Если день выпадает на выходной, сдавайте накануне.

## Как исправить
1. Портал, услуга «Табель и корректировка рабочего времени».
2. Укажите табельный номер, дни, часы и основание: приказ, график, служебную записку.
3. Подпишите корректировку. Доплата придёт с ближайшей выплатой, обращение решается за один рабочий день.

## Сверхурочные и выходные
К такой работе привлекают, как правило, с письменного согласия и по приказу, оформленному заранее. Сверхурочные — не больше четырёх часов за два дня подряд и 120 часов в год. Оплата повышенная; за работу в выходной сотрудник может выбрать другой день отдыха. Ночными считаются часы с 22:00 до 6:00.

## Что часто идёт не так
Обмен сменами не внесён в график; отсутствие отмечено как прогул до выяснения причины; приказ оформлен после работы.

Источник: Трудовой кодекс РФ, статьи 91, 96, 99, 113, 152–154.`,
      en: `For managers and timekeepers. Pay is worked out from the timesheet: a mark that is missing is not paid in time.

## When it is due
- for the first half of the month, by the 16th;
- for the month, on its last working day;
- corrections until the third, later with an explanation.

If the day is a day off, hand it in the day before.

## How to correct it
1. Portal, service "Timesheets and corrections".
2. Give the personnel number, days, hours and the grounds: order, rota, memo.
3. Sign it. The additional pay comes with the next payment; the request is settled in one working day.

## Overtime and days off
As a rule such work needs written consent and an order made beforehand. Overtime is limited to four hours in two consecutive days and 120 hours a year. It is paid at a higher rate; for work on a day off the employee may choose another day of rest. Night hours are from 22:00 to 6:00.

## What often goes wrong
A swapped shift was not entered in the rota; an absence was marked unexcused before its reason was known; the order was made after the work.

Source: Labour Code, articles 91, 96, 99, 113, 152–154.`,
    },
    audience: 'managers',
    owner_team: 'payroll_calc',
    reviewed_on: '2026-03-05',
  },
]
