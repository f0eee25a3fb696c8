// Knowledge articles of HR administration on joining, moving and leaving.

import type { Article } from '../article.ts'

/** Articles KB-0027 to KB-0029. */
export const HR_MOVEMENT_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0027',
    topics: ['new_employee'],
    service: 'HR-101',
    department: 'hr_admin',
    title: { ru: 'Приём сотрудника: что сделать руководителю', en: 'Hiring: what a manager has to do' },
    summary: {
      ru: 'Заявка за три рабочих дня, список документов кандидата и то, что готово к первому дню.',
      en: 'A request three working days ahead, the candidate’s papers and what is ready on day one.',
    },
    body: {
      ru: `## За три рабочих дня или раньше
1. Портал, услуга «Приём на работу»: должность, оклад, дата выхода, наставник.
2. Отметьте доступы, технику и место: задачи ИТ и службе эксплуатации появятся сами.
3. Центр отправит кандидату ссылку на анкету.

## Что предоставляет кандидат
- паспорт;
- сведения о трудовой деятельности или трудовую книжку, если это не первая работа;
- СНИЛС или сведения о регистрации в системе персонифицированного учёта;
- документ об образовании, если должность требует квалификации;
- документы воинского учёта — для военнообязанных.

ИНН и реквизиты счёта просим для расчётов, но договор можно подписать и без них. Требовать другое без основания в законе нельзя. На некоторых работах до приёма обязателен медосмотр.

## Первый день
Договор подписывают до начала работы; если человека уже допустили, закон даёт три рабочих дня. Испытательный срок — обычно до трёх месяцев, он должен быть указан в договоре. Сотрудник проходит вводный инструктаж, получает пропуск и учётную запись.

## Что часто идёт не так
Заявка подана накануне, и нет ноутбука; дата выхода сдвинулась, а в обращении прежняя; кандидат прислал документы в мессенджер — это небезопасно, пользуйтесь анкетой.

Источник: Трудовой кодекс РФ, статьи 65, 67–70; «Регламент приёма».`,
      en: `## Three working days ahead or earlier
1. Portal, service "Hiring paperwork": position, salary, first day, mentor.
2. Tick access, equipment and desk: tasks for IT and facilities appear by themselves.
3. The centre sends the candidate a link to the form.

## What the candidate provides
- passport;
- employment record or record book, unless this is a first job;
- SNILS or proof of registration with the state insurance record;
- proof of education if the position requires a qualification;
- military registration papers where they apply.

INN and account details are asked for payroll, but the contract can be signed without them. Nothing else may be demanded without grounds in law. Some jobs require a medical examination first.

## The first day
The contract is signed before work begins; if the person has already started, the law gives three working days. Probation is usually up to three months and must be in the contract. The employee has the induction briefing and gets a pass and an account.

## What often goes wrong
The request comes the day before and there is no laptop; the date moved but the request did not; the candidate sent papers by messenger, which is unsafe: use the form.

Source: Labour Code, articles 65, 67–70; Hiring Rules.`,
    },
    audience: 'managers',
    owner_team: 'hr_movement',
    reviewed_on: '2026-06-03',
  },
  {
    code: 'KB-0028',
    topics: ['transfer'],
    service: 'HR-102',
    department: 'hr_admin',
    title: {
      ru: 'Перевод, повышение и изменение условий работы',
      en: 'Transfer, promotion and change of working conditions',
    },
    summary: {
      ru: 'Любое изменение должности, оклада или места оформляют письменным соглашением до его начала.',
      en: 'Any change of job, pay or place takes a written agreement before it starts.',
    },
    body: {
      ru: `Для руководителя, который хочет перевести сотрудника, изменить оклад, график или место работы.

## Порядок
1. Договоритесь с сотрудником: перевод, как правило, возможен только с его письменного согласия.
2. Портал, услуга «Перевод и изменение условий труда»: что меняется, с какой даты, на какой срок.
3. Заявку согласуют принимающий руководитель и директор по персоналу вашей компании.
4. Центр готовит дополнительное соглашение и приказ, обе стороны подписывают их в портале.

Срок — три рабочих дня после согласования. Подавайте заявку за пять рабочих дней до даты изменения.

## Частные случаи
- переход в другую компанию холдинга — это увольнение и приём, остаток отпуска обсудите заранее;
- временный перевод на место отсутствующего: укажите, до какого события он действует;
- удалённая работа: нужен порядок связи и компенсации расходов.

## Что проверить после
Доступы, инвентарные номера, пропуск и график в табеле. Права прежней должности снимаются автоматически через пять рабочих дней.

## Что часто идёт не так
Работа по-новому началась, а соглашение не подписано: задним числом центр его не оформит.

Источник: Трудовой кодекс РФ, статьи 72, 72.1 и 312.1–312.9.`,
      en: `For a manager who wants to transfer an employee or change pay, schedule or place of work.

## Steps
1. Agree with the employee: as a rule a transfer needs their written consent.
2. Portal, service "Transfers and changes of terms": what changes, from when, for how long.
3. The receiving manager and your company's HR director approve.
4. The centre prepares the amendment and the order; both sides sign in the portal.

It takes three working days after approval. Ask five working days before the date of the change.

## Special cases
- moving to another company of the group is a dismissal and a hiring: discuss unused leave beforehand;
- a temporary transfer in place of someone absent: state the event that ends it;
- remote work: the way of contact and the compensation of expenses must be agreed.

## Check afterwards
Access, inventory numbers, pass and schedule in the timesheet. Rights of the former job are removed automatically after five working days.

## What often goes wrong
The new work has begun and the amendment is unsigned: the centre does not backdate it.

Source: Labour Code, articles 72, 72.1 and 312.1–312.9.`,
    },
    audience: 'managers',
    owner_team: 'hr_movement',
    reviewed_on: '2026-04-15',
  },
  {
    code: 'KB-0029',
    topics: ['resignation'],
    service: 'HR-103',
    department: 'hr_admin',
    title: { ru: 'Увольнение: порядок, расчёт и документы', en: 'Leaving: procedure, final pay and papers' },
    summary: {
      ru: 'Предупредите за две недели; в последний день вы получаете расчёт и документы.',
      en: 'Give two weeks’ notice; on the last day you receive your final pay and papers.',
    },
    body: {
      ru: `## Если вы увольняетесь сами
1. Подайте заявление в портале. По общему правилу работодателя предупреждают за две недели, отсчёт идёт со следующего дня; на испытательном сроке — за три дня.
2. Дату можно согласовать и раньше, если руководитель не против.
3. До конца срока заявление можно отозвать, если на ваше место письменно не приглашён человек, которому нельзя отказать.

## До последнего дня
- передайте дела и имущество: список по вашему имени есть в портале;
- сдайте авансовые отчёты и корпоративную карту;
- сохраните личные контакты для связи, рабочая почта закроется в последний день.

## В последний день
Центр перечисляет заработок и компенсацию за неиспользованный отпуск, выдаёт сведения о трудовой деятельности или трудовую книжку, расчётный листок и справки, которые положены по закону. Другие копии — по заявлению в течение трёх рабочих дней, в том числе после увольнения.

## Что часто идёт не так
Отпуск использован авансом: возможен перерасчёт, узнайте сумму заранее. Обходной лист не закрыт: задерживать расчёт из-за этого нельзя, но вопросы по имуществу останутся.

Источник: Трудовой кодекс РФ, статьи 62, 71, 80, 84.1, 127 и 140.`,
      en: `## If you resign
1. Apply in the portal. As a rule notice is two weeks, counted from the next day; during probation, three days.
2. An earlier date is possible if your manager agrees.
3. Until the term ends you may withdraw, unless someone who cannot be refused has been invited in writing to your place.

## Before the last day
- hand over your work and property: the list under your name is in the portal;
- hand in expense reports and the corporate card;
- leave a private contact, your work mailbox closes on the last day.

## On the last day
The centre transfers your pay and the compensation for unused leave, and gives you the employment record or record book, the pay slip and the certificates the law provides for. Other copies come within three working days of an application, after leaving as well.

## What often goes wrong
Leave was taken in advance: a recalculation is possible, ask for the sum early. The leaver's checklist is open: pay may not be held back for this, but questions about property remain.

Source: Labour Code, articles 62, 71, 80, 84.1, 127 and 140.`,
    },
    audience: 'everyone',
    owner_team: 'hr_movement',
    reviewed_on: '2026-08-12',
  },
]
