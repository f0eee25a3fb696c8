// Knowledge articles of HR administration on personal records, signing and the one window itself.

import type { Article } from '../article.ts'

/** Articles KB-0030 to KB-0033. */
export const HR_RECORD_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0030',
    topics: ['employment_record'],
    service: 'HR-106',
    department: 'hr_admin',
    title: {
      ru: 'Справка с работы, копия трудовой, выписка СТД-Р',
      en: 'Employment letter, copy of the record book, STD-R extract',
    },
    summary: {
      ru: 'Копии документов о работе бесплатны и готовы не позднее трёх рабочих дней после заявления.',
      en: 'Copies of work-related documents are free and ready within three working days.',
    },
    body: {
      ru: `## Что можно заказать
- справку с места работы: должность, дата приёма, при желании зарплата;
- заверенную копию или выписку из трудовой книжки, если она у вас бумажная;
- сведения о трудовой деятельности (СТД-Р) за период работы у нас;
- копии приказов и трудового договора с соглашениями.

## Как заказать
Портал, услуга «Справки и копии кадровых документов». Выберите документ, укажите, куда он нужен, в каком виде и на каком языке. По закону работодатель выдаёт такие документы не позднее трёх рабочих дней после заявления. Обычно электронная справка готова на следующий день.

## Где посмотреть самому
Весь стаж с 2020 года виден на портале госуслуг: выписка из Социального фонда (СТД-СФР) формируется сразу и подходит большинству банков. Копии подписанных кадровых документов лежат в разделе «Мои документы».

## Что часто идёт не так
- банк требует копию трудовой «с отметкой работает по настоящее время»: напишите это в заявке;
- копия действительна обычно 30 дней;
- справку для родственника просит сам родственник: выдаём только сотруднику или по доверенности.

Источник: Трудовой кодекс РФ, статьи 62 и 66.1.`,
      en: `## What you can order
- an employment letter: position, date of hiring and, if you wish, salary;
- a certified copy of or extract from the record book, if yours is on paper;
- the employment record (STD-R) for your time with us;
- copies of orders and of the contract with its amendments.

## How to order
Portal, service "Employment letters and copies". Choose the document and say where it is needed, in which form and language. By law the employer issues such papers within three working days of the application. An electronic letter is usually ready the next day.

## Where to look yourself
All service since 2020 is visible on the state services portal: the Social Fund's extract is made at once and suits most banks. Signed HR documents are in "My documents".

## What often goes wrong
- a bank wants a copy of the record book marked "still employed": write this in the request;
- a copy is usually valid for 30 days;
- a relative asks for the letter: we give it only to the employee or under a power of attorney.

Source: Labour Code, articles 62 and 66.1.`,
    },
    audience: 'everyone',
    owner_team: 'hr_leave',
    reviewed_on: '2026-02-10',
  },
  {
    code: 'KB-0031',
    topics: ['personal_data', 'military_record'],
    service: 'HR-109',
    department: 'hr_admin',
    title: {
      ru: 'Сменились паспорт, фамилия, адрес или воинский учёт',
      en: 'New passport, name, address or military registration',
    },
    summary: {
      ru: 'Сообщите об изменении сразу: от этого зависят выплаты, справки и подпись документов.',
      en: 'Report a change at once: payments, certificates and signing depend on it.',
    },
    body: {
      ru: `## Что сделать
1. Портал, услуга «Изменение личных данных и воинский учёт», в течение двух недель. Выберите, что изменилось.
2. Приложите скан документа. При смене фамилии — новый паспорт и свидетельство о браке или о перемене имени.
3. Проверьте черновик соглашения к договору и подпишите его.

Срок — два рабочих дня. Центр сам обновит анкету, пропуск, почтовый адрес и сведения для расчётов.

## Что сделать вам
- обновить данные в банке, иначе выплата может вернуться;
- сообщить страховой по ДМС, если едете лечиться в ближайшие дни;
- перевыпустить электронную подпись: старая перестаёт подходить после смены фамилии.

## Воинский учёт
Сообщайте о смене адреса, семейного положения, образования и состояния на учёте. Если пришла повестка, приложите её к обращению: центр оформит отсутствие на время явки. О ваших правах и обязанностях подробно расскажут в военном комиссариате.

## Что часто идёт не так
Скан прислан общей почтой: в нём персональные данные, пользуйтесь порталом. В паспорте новая фамилия, а в кадровом учёте старая — больничный не свяжется с работодателем.

Источник: «Положение о персональных данных»; Федеральный закон № 152-ФЗ.`,
      en: `## What to do
1. Portal, service "Personal details and military registration", within two weeks. Choose what has changed.
2. Attach a scan. For a new surname: the new passport and the certificate of marriage or change of name.
3. Check the draft amendment to your contract and sign it.

It takes two working days. The centre itself updates your record, pass, mail address and payroll data.

## What is left to you
- update the bank, or a payment may bounce;
- tell the health insurer if you need treatment soon;
- have the electronic signature reissued: the old one no longer fits after a change of name.

## Military registration
Report a change of address, family status, education or registration status. If you receive a summons, attach it: the centre records the absence for the time of attendance. The military commissariat explains your rights and duties in detail.

## What often goes wrong
The scan comes by ordinary mail: it holds personal data, use the portal. The passport has the new name and the HR record the old one: a sick note then does not find its employer.

Source: Personal Data Regulations; Federal Law No. 152-FZ.`,
    },
    audience: 'everyone',
    owner_team: 'hr_movement',
    reviewed_on: '2026-11-10',
  },
  {
    code: 'KB-0032',
    topics: ['electronic_signing'],
    service: 'HR-106',
    department: 'hr_admin',
    title: {
      ru: 'Как подписать кадровый документ в портале',
      en: 'How to sign an HR document in the portal',
    },
    summary: {
      ru: 'Подпись кодом занимает минуту; что делать, если код не пришёл или документ с ошибкой.',
      en: 'Signing by code takes a minute; what to do if no code comes or the document is wrong.',
    },
    body: {
      ru: `Приказы, соглашения и уведомления подписывают электронно, если вы дали согласие на кадровый электронный документооборот.

## Как подписать
1. Откройте ссылку из уведомления или раздел «Документы на подпись».
2. Прочитайте документ. Подпись означает, что вы с ним ознакомились или согласны — это написано вверху страницы.
3. Нажмите «Подписать» и введите код из сообщения.

Первый раз портал попросит выпустить подпись: понадобятся паспорт и СНИЛС, выпуск занимает до одного рабочего дня.

## Код не пришёл
Проверьте номер телефона в анкете, подождите две минуты и запросите код снова. Старый код после этого не подойдёт. После трёх ошибок подпись закрывается на 30 минут.

## В документе ошибка
Не подписывайте. Нажмите «Вернуть с замечанием» и напишите, что не так: исправленный документ придёт в течение рабочего дня.

## Если вы не давали согласия
Подписывайте на бумаге у кадрового специалиста площадки. Согласие можно дать позднее в портале.

Код из сообщения никому не называйте, сотрудники центра его не спрашивают.

Источник: Трудовой кодекс РФ, статьи 22.1–22.3; «Положение о КЭДО».`,
      en: `Orders, amendments and notices are signed electronically if you have agreed to electronic HR documents.

## How to sign
1. Open the link in the notice, or "Documents to sign".
2. Read the document. Your signature means that you have read it or agree to it; the top of the page says which.
3. Press "Sign" and enter the code you were sent.

The first time the portal asks to issue a signature: you need your passport and SNILS, and it takes up to one working day.

## No code
Check the phone number in your record, wait two minutes and ask again. The old code no longer works. After three errors signing is locked for 30 minutes.

## The document is wrong
Do not sign. Press "Return with a remark" and say what is wrong: the corrected document comes within a working day.

## If you have not agreed
Sign on paper with the HR specialist of your site. You can agree later in the portal.

Tell nobody the code; the staff of the centre never ask for it.

Source: Labour Code, articles 22.1–22.3; Electronic HR Documents Regulations.`,
    },
    audience: 'everyone',
    owner_team: 'hr_movement',
    reviewed_on: '2026-05-27',
  },
  {
    code: 'KB-0033',
    topics: ['who_to_ask'],
    service: 'ASK-101',
    department: 'hr_admin',
    title: {
      ru: 'Куда обратиться, если не знаете, кто отвечает',
      en: 'Where to turn if you do not know who is responsible',
    },
    summary: {
      ru: 'Пишите в единое окно своими словами: ответ или ответственного вы узнаете за 30 рабочих минут.',
      en: 'Write to the single window in your own words: an answer or an owner within 30 working minutes.',
    },
    body: {
      ru: `Не нужно искать нужный отдел. Группа «Спросите нас» принимает любой вопрос к центру и доводит его до конца, даже если решает его кто-то другой.

## Как спросить
- портал: поле «Что вам нужно?» на главной странице;
- почта help@demo.okno;
- телефон 4040 или стойка центра на вашей площадке.

Обращение получит номер. Вы увидите, у кого оно сейчас, что будет дальше и к какому времени.

## Что написать
1. Что случилось или что нужно, одним-двумя предложениями.
2. Даты, номера документов, название системы.
3. К какому сроку это важно и почему.

Номера карт, пароли и диагнозы не нужны.

## Когда ответят
Первый ответ — в течение 30 рабочих минут. Если сразу ответить нельзя, вам назовут ответственного и срок по услуге. Авария или угроза безопасности — звоните.

## Если ответ не устроил
Напишите в то же обращение в течение пяти рабочих дней: оно откроется снова, и рассказывать всё заново не придётся. Жалобу, предложение или благодарность можно оставить там же.

Источник: «Порядок работы единого окна».`,
      en: `You need not look for the right department. The "Ask us" team takes any question to the centre and sees it through, even if someone else solves it.

## How to ask
- the portal: the field "What do you need?" on the first page;
- mail to help@demo.okno;
- phone 4040 or the centre's counter at your site.

Your request gets a number. You see who has it now, what happens next and by when.

## What to write
1. What happened or what you need, in a sentence or two.
2. Dates, document numbers, the name of the system.
3. By when it matters, and why.

Card numbers, passwords and diagnoses are not needed.

## When you will hear
The first answer comes within 30 working minutes. If it cannot be settled at once, you are told who is responsible and the target time of the service. For a breakdown or a threat to safety, call.

## If the answer does not help
Write in the same request within five working days: it opens again and you need not explain anew. Complaints, suggestions and thanks are welcome there too.

Source: Single Window Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'ask_us',
    reviewed_on: '2026-11-17',
  },
]
