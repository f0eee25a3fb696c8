// Knowledge articles of HR administration on leave, absences, business trips and health insurance.

import type { Article } from '../article.ts'

/** Articles KB-0021 to KB-0026. */
export const HR_LEAVE_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0021',
    topics: ['annual_leave'],
    service: 'HR-104',
    department: 'hr_admin',
    title: { ru: 'Как оформить ежегодный отпуск', en: 'How to take annual leave' },
    summary: {
      ru: 'Подайте заявление в портале за две недели; одна из частей отпуска должна быть не короче 14 дней.',
      en: 'Apply in the portal two weeks ahead; one part of the leave must be at least 14 days.',
    },
    body: {
      ru: `Основной оплачиваемый отпуск — 28 календарных дней в рабочий год; на некоторых должностях есть дополнительные дни.

## Что сделать
1. Посмотрите остаток дней в портале, раздел «Мои отпуска».
2. Если отпуск есть в графике, за две недели придёт уведомление: подтвердите его. Заявление не нужно.
3. Если даты другие, создайте заявление не позднее чем за две недели. Его согласует руководитель.
4. После согласования подпишите приказ в портале.

## Что важно знать
- по соглашению отпуск можно делить, но хотя бы одна часть должна быть не короче 14 календарных дней;
- нерабочие праздничные дни в отпуск не засчитываются, выходные засчитываются;
- на первом году право на отпуск возникает через шесть месяцев работы, по соглашению — раньше;
- отпускные приходят не позднее чем за три дня до начала.

## Что часто идёт не так
Заявление подано за два дня, и оплатить отпуск в срок нельзя. Руководитель согласовал устно, а в портале — нет: такой отпуск не оформлен, и отсутствие будет прогулом в табеле.

Срок оформления — один рабочий день.

Источник: Трудовой кодекс РФ, статьи 114–125; «Порядок предоставления отпусков».`,
      en: `The basic paid leave is 28 calendar days in a working year; some positions have additional days.

## What to do
1. See your balance in the portal, "My leave".
2. If the leave is in the schedule, a notice comes two weeks before: confirm it. No application is needed.
3. If the dates differ, apply at least two weeks ahead. Your manager approves.
4. After approval sign the order in the portal.

## Good to know
- by agreement the leave can be split, but at least one part must be 14 calendar days or longer;
- public holidays do not count as leave, weekends do;
- in the first year the right arises after six months of work, or earlier by agreement;
- holiday pay comes at least three days before the start.

## What often goes wrong
The application comes two days ahead and cannot be paid in time. The manager agreed by word of mouth but not in the portal: such leave is not recorded, and the timesheet would show an unexcused absence.

It takes one working day.

Source: Labour Code, articles 114–125; Leave Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'hr_leave',
    reviewed_on: '2026-05-12',
  },
  {
    code: 'KB-0022',
    topics: ['leave_balance', 'annual_leave'],
    service: 'HR-104',
    department: 'hr_admin',
    title: {
      ru: 'Остаток отпуска, перенос и график отпусков',
      en: 'Leave balance, moving a leave and the leave schedule',
    },
    summary: {
      ru: 'Как считается остаток, как перенести отпуск и когда составляют график на следующий год.',
      en: 'How the balance is counted, how to move a leave and when next year’s schedule is made.',
    },
    body: {
      ru: `## Как считается остаток
За каждый отработанный месяц накапливается 2,33 дня при отпуске в 28 дней. Портал показывает остаток на сегодня и на выбранную дату. Длительный отпуск за свой счёт (свыше 14 дней за рабочий год) сдвигает накопление.

## Как перенести
1. Портал, «Мои отпуска», нужный период, «Перенести».
2. Укажите новые даты и причину, отправьте руководителю.
3. После согласования прежний период исчезнет из графика.

Если во время отпуска вы заболели, он продлевается или переносится по вашему выбору с учётом пожеланий работодателя. Если отпускные не выплатили вовремя или не предупредили за две недели, отпуск по вашему заявлению переносят.

## График на следующий год
Пожелания собирают в октябре и ноябре, утверждают график не позднее чем за две недели до нового года. Он обязателен для обеих сторон. Некоторые сотрудники, например родители трёх и более детей до 18 лет, пока младшему нет 14, могут выбирать время сами.

## Что часто идёт не так
Накопленные дни не сгорают, но не предоставлять отпуск два года подряд нельзя. Заменить деньгами можно только часть сверх 28 дней.

Источник: Трудовой кодекс РФ, статьи 121–126 и 262.2.`,
      en: `## How the balance is counted
With a leave of 28 days, 2.33 days accrue for every month worked. The portal shows the balance for today and for any date. A long unpaid leave (over 14 days in a working year) delays the accrual.

## How to move a leave
1. Portal, "My leave", the period, "Move".
2. Give the new dates and the reason and send it to your manager.
3. After approval the old period disappears from the schedule.

If you fell ill during the leave, it is extended or moved as you choose, with the employer's wishes considered. If holiday pay was late or you were not told two weeks ahead, the leave is moved at your request.

## Next year's schedule
Wishes are collected in October and November; the schedule is approved at least two weeks before the new year. It binds both sides. Some employees, such as parents of three or more children under 18 while the youngest is under 14, may choose the time themselves.

## What often goes wrong
Accrued days do not expire, but leave must not be withheld two years in a row. Only the part above 28 days can be replaced by money.

Source: Labour Code, articles 121–126 and 262.2.`,
    },
    audience: 'everyone',
    owner_team: 'hr_leave',
    reviewed_on: '2026-10-13',
  },
  {
    code: 'KB-0023',
    topics: ['unpaid_leave'],
    service: 'HR-105',
    department: 'hr_admin',
    title: {
      ru: 'День за свой счёт, диспансеризация, учебный отпуск',
      en: 'Unpaid day, health check-up day and study leave',
    },
    summary: {
      ru: 'Какие дни бывают кроме отпуска, какие из них оплачивают и что приложить.',
      en: 'Which days off exist besides annual leave, which are paid and what to attach.',
    },
    body: {
      ru: `| Повод | Оплата | Что приложить |
|---|---|---|
| за свой счёт | нет | заявление, согласие руководителя |
| свадьба, рождение ребёнка, смерть близкого | нет, до пяти дней по вашему заявлению | свидетельство позже |
| диспансеризация | средний заработок | справка клиники после визита |
| сдача крови | средний заработок | справка о донации |
| сессия | зависит от программы и уровня | справка-вызов |

## Порядок
1. Портал, услуга «Учебный, декретный и неоплачиваемый отпуск», выберите повод.
2. Для планового дня подайте заявление за три рабочих дня. При срочном поводе сначала напишите руководителю.
3. Документ приложите в течение трёх рабочих дней после возвращения.

На диспансеризацию положен один рабочий день раз в три года, с 40 лет — один день ежегодно, а за пять лет до пенсии и работающим пенсионерам — два дня ежегодно. День согласуют с руководителем.

## Что часто идёт не так
- справка-вызов получена, а заявление не подано;
- донорский день взяли без даты: за день сдачи и дополнительный день отдыха нужны отдельные отметки;
- справка из клиники не приложена, и день остаётся неоплаченным.

Источник: Трудовой кодекс РФ, статьи 128, 173–177, 185.1 и 186.`,
      en: `| Reason | Pay | What to attach |
|---|---|---|
| unpaid day | none | application, manager's consent |
| wedding, birth, death of a close relative | none, up to five days at your request | certificate later |
| health check-up | average earnings | clinic's note after the visit |
| blood donation | average earnings | donation certificate |
| exams | depends on programme and level | letter of call from the school |

## Steps
1. Portal, service "Study, parental and unpaid leave", choose the reason.
2. For a planned day apply three working days ahead. If it is urgent, write to your manager first.
3. Attach the paper within three working days of your return.

For the check-up you have one working day every three years, from the age of 40 one day a year, and in the five years before pension age or as a working pensioner two days a year. The day is agreed with your manager.

## What often goes wrong
- the letter of call is there but no application was made;
- a donor day was taken without a date: the day of donation and the additional rest day are marked separately;
- the clinic's note is missing and the day stays unpaid.

Source: Labour Code, articles 128, 173–177, 185.1 and 186.`,
    },
    audience: 'everyone',
    owner_team: 'hr_leave',
    reviewed_on: '2026-03-24',
  },
  {
    code: 'KB-0024',
    topics: ['child_benefits'],
    service: 'HR-105',
    department: 'hr_admin',
    title: {
      ru: 'Отпуск по беременности и родам и по уходу за ребёнком',
      en: 'Maternity and parental leave',
    },
    summary: {
      ru: 'Какие заявления подать, кто платит пособия и как вернуться к работе раньше.',
      en: 'Which applications to make, who pays the benefits and how to come back earlier.',
    },
    body: {
      ru: `## По беременности и родам
1. Врач оформляет электронный больничный, обычно на 140 дней.
2. Подайте в портале заявление на отпуск. Номер листка можно указать, если он известен.
3. Центр передаёт сведения в Социальный фонд, пособие выплачивает фонд.

## По уходу за ребёнком
Отпуск до трёх лет может взять мать, отец, бабушка, дедушка или другой родственник, который ухаживает за ребёнком. Нужны заявление и свидетельство о рождении. Ежемесячное пособие до полутора лет платит фонд. На время отпуска место работы сохраняется.

## Если хотите выйти раньше
Можно выйти на полный или неполный день, право на ежемесячное пособие до полутора лет при этом сохраняется. Сообщите дату выхода за две недели, чтобы центр успел подготовить приказ и вернуть доступы.

## Что часто идёт не так
- реквизиты для пособия в анкете устарели;
- при уходе отца не приложена справка, что мать пособие не получает, если она требуется;
- заявление на выход подано в день выхода, и пропуск ещё не работает.

Центр оформляет отпуск за один рабочий день. О назначенной сумме фонд сообщает на портале госуслуг.

Источник: Трудовой кодекс РФ, статьи 255 и 256.`,
      en: `## Maternity leave
1. The doctor issues an electronic sick note, usually for 140 days.
2. Apply for the leave in the portal. Add the number of the note if you know it.
3. The centre sends the data to the Social Fund, which pays the benefit.

## Parental leave
Until the child is three, either parent, a grandparent or another relative who cares for the child can take it. An application and the birth certificate are needed. The monthly benefit up to one and a half years is paid by the Fund. Your job is kept for you.

## Coming back earlier
You may return full or part time and keep the right to the monthly benefit up to one and a half years. Tell us the date two weeks ahead so that the centre can prepare the order and restore your access.

## What often goes wrong
- the account for the benefit in your record is out of date;
- when the father takes the leave, the certificate that the mother gets no benefit is missing where it is required;
- the return is announced on the day itself and the pass does not work yet.

The centre processes the leave in one working day. The Fund tells you the amount on the state services portal.

Source: Labour Code, articles 255 and 256.`,
    },
    audience: 'everyone',
    owner_team: 'payroll_benefits',
    reviewed_on: '2026-07-01',
  },
  {
    code: 'KB-0025',
    topics: ['business_trip'],
    service: 'HR-107',
    department: 'hr_admin',
    title: { ru: 'Как оформить командировку', en: 'How to arrange a business trip' },
    summary: {
      ru: 'Одна заявка на приказ, билеты, гостиницу и аванс; подайте её за пять рабочих дней.',
      en: 'One request for the order, tickets, hotel and advance; make it five working days ahead.',
    },
    body: {
      ru: `## Что сделать до поездки
1. Портал, услуга «Командировка»: цель, город, организация, даты, бюджет.
2. Отметьте, нужны ли билеты, гостиница и аванс на суточные.
3. После согласования руководителем центр выпускает приказ, бронирует и перечисляет аванс.

Подавайте заявку за пять рабочих дней, для зарубежной поездки — за пятнадцать: нужны проверка визы и страховка. Приказ готов за один рабочий день, аванс приходит не позднее дня перед выездом.

## Во время поездки
За дни командировки сохраняется средний заработок. Работа в выходной и выезд в выходной оплачиваются по правилам о работе в выходные дни или компенсируются отдыхом, если это предусмотрено приказом. Заболели — сообщите руководителю и откройте больничный на месте.

## Изменения и отмена
Напишите в то же обращение, не создавайте новое. Невозвратные билеты списывают в расходы подразделения, поэтому о переносе сообщайте сразу.

## После возвращения
Отчёт о расходах — в течение трёх рабочих дней.

## Что часто идёт не так
В заявке не указана принимающая организация; билеты куплены самостоятельно до приказа; некоторых сотрудников, например матерей детей до трёх лет, направляют только с их письменного согласия.

Источник: «Положение о служебных командировках»; Трудовой кодекс РФ, статьи 166–168 и 259.`,
      en: `## Before the trip
1. Portal, service "Business trip": purpose, city, organisation, dates, budget.
2. Tick whether you need tickets, a hotel and an advance for the daily allowance.
3. When your manager has approved, the centre issues the order, books and transfers the advance.

Ask five working days ahead; for a trip abroad, fifteen, because of visa and insurance. The order is ready in one working day, the advance comes no later than the day before you leave.

## During the trip
Average earnings are kept for the days of the trip. Working or travelling on a day off is paid by the rules for days off or made up by rest, if the order provides for it. If you fall ill, tell your manager and get a sick note where you are.

## Changes and cancellation
Write in the same request instead of a new one. Non-refundable tickets are charged to your unit, so report a change at once.

## After the trip
The expense report is due within three working days.

## What often goes wrong
The host organisation is missing; tickets were bought before the order; some employees, such as mothers of children under three, may be sent only with their written consent.

Source: Business Travel Rules; Labour Code, articles 166–168 and 259.`,
    },
    audience: 'everyone',
    owner_team: 'hr_leave',
    reviewed_on: '2026-09-08',
  },
  {
    code: 'KB-0026',
    topics: ['health_insurance'],
    service: 'HR-108',
    department: 'hr_admin',
    title: {
      ru: 'ДМС: как пользоваться полисом и подключить родственника',
      en: 'Health insurance: using your policy and adding a relative',
    },
    summary: {
      ru: 'К врачу записывают через страховую; родственников добавляют раз в квартал и при рождении ребёнка.',
      en: 'The insurer books the doctor; relatives are added once a quarter and at the birth of a child.',
    },
    body: {
      ru: `Полис ДМС подключают после трёх месяцев работы, он действует с первого числа следующего месяца. Номер и программа — в портале, раздел «Моё страхование».

## Как попасть к врачу
1. Позвоните на круглосуточный пульт страховой компании или запишитесь в её приложении.
2. Назовите номер полиса и симптомы. Пульт подберёт клинику из программы.
3. Возьмите паспорт. Если врач назначил обследование, клиника согласует его со страховой сама.

При угрозе жизни сначала звоните 103 или 112.

## Как подключить родственника
Раз в квартал: заявление в портале до 20-го числа последнего месяца, взнос удерживают из зарплаты с вашего согласия. Новорождённого можно добавить в течение 60 дней после рождения. Центр передаёт список страховой в первый рабочий день месяца.

## Что обычно не покрывается
Плановое лечение без направления, косметология, услуги клиник вне программы. Чеки за самостоятельный визит возмещают, только если страховая согласовала его заранее.

При увольнении полис перестаёт действовать, дату подскажет центр.

Диагноз и выписки в обращении не присылайте: спор о покрытии решает страховая, центр поможет связаться с куратором.

Источник: «Программа ДМС», памятка застрахованного.`,
      en: `The policy is arranged after three months of work, from the first day of the next month. Its number and programme are in the portal, "My insurance".

## How to see a doctor
1. Call the insurer's 24-hour desk or book in its app.
2. Give the policy number and the symptoms. The desk finds a clinic of your programme.
3. Take your passport. If the doctor orders tests, the clinic clears them with the insurer itself.

In danger to life call 103 or 112 first.

## How to add a relative
Once a quarter: apply in the portal by the 20th of its last month; the premium is withheld from your pay with your consent. A newborn can be added within 60 days of birth. The centre sends the list to the insurer on the first working day of a month.

## What is usually not covered
Planned treatment without a referral, cosmetic procedures, clinics outside the programme. Receipts for a visit of your own are refunded only if the insurer agreed beforehand.

When you leave the company the policy ends; the centre will tell you the date.

Do not send a diagnosis or medical papers in a request: the insurer decides on cover, the centre helps you to reach its curator.

Source: Health Insurance Programme, leaflet for the insured.`,
    },
    audience: 'everyone',
    owner_team: 'hr_leave',
    reviewed_on: '2025-11-25',
  },
]
