// Knowledge articles of the IT department on signing in, access rights and remote work.

import type { Article } from '../article.ts'

/** Articles KB-0048 to KB-0051. */
export const IT_ACCESS_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0048',
    topics: ['password'],
    service: 'IT-101',
    department: 'it',
    title: {
      ru: 'Забыли пароль или учётная запись заблокирована',
      en: 'Forgotten password or locked account',
    },
    summary: {
      ru: 'Пароль можно сменить самому за две минуты; блокировка снимается через 30 минут или звонком.',
      en: 'Change the password yourself in two minutes; a lock ends after 30 minutes or with a call.',
    },
    body: {
      ru: `## Сменить самому
1. На странице входа нажмите «Забыли пароль?».
2. Введите логин и код из приложения-аутентификатора или сообщения.
3. Задайте новый пароль: не короче 12 знаков. Удобна фраза из трёх-четырёх несвязанных слов.
4. Смените пароль и на телефоне, если там настроена рабочая почта.

## Если учётная запись заблокирована
Пять неверных попыток закрывают вход на 30 минут. Чаще всего виноват телефон или второй компьютер со старым паролем: выключите на нём почту.

## Если второго фактора нет
Позвоните по номеру 4040 или подойдите к ИТ на площадке. Сотрудник проверит, что это вы, и выдаст временный пароль. За коллегу сбросить пароль нельзя, это может сделать только он сам. Обычно всё занимает меньше часа.

## Чего мы не делаем
Не спрашиваем пароль и код, не присылаем пароль почтой. Если о них просят от имени ИТ, не отвечайте и сообщите нам.

## Что часто идёт не так
Включена другая раскладка или Caps Lock; пароль сменили дома без VPN, и ноутбук помнит прежний: подключите VPN и войдите ещё раз.

Источник: «Политика паролей и входа».`,
      en: `## Change it yourself
1. Press "Forgot your password?" on the sign-in page.
2. Enter your login and the code from the authenticator app or message.
3. Set a new password of at least 12 characters. A phrase of three or four unrelated words is handy.
4. Change it on your phone too if work mail is set up there.

## If the account is locked
Five wrong attempts close sign-in for 30 minutes. Mostly a phone or second computer with the old password is to blame: switch off mail there.

## If you have no second factor
Call 4040 or go to IT at your site. They check that it is you and issue a temporary password. Nobody can have a colleague's password reset; only the owner can. It usually takes less than an hour.

## What we never do
We do not ask for a password or code and do not send passwords by mail. If someone does so in the name of IT, do not answer, and tell us.

## What often goes wrong
The other keyboard layout or Caps Lock is on; the password was changed at home without VPN and the laptop remembers the old one: connect the VPN and sign in again.

Source: Password and Sign-in Policy.`,
    },
    audience: 'everyone',
    owner_team: 'it_support',
    reviewed_on: '2026-09-22',
  },
  {
    code: 'KB-0049',
    topics: ['password'],
    service: 'IT-101',
    department: 'it',
    title: {
      ru: 'Сброс пароля по телефону: как проверить звонящего',
      en: 'Password reset by phone: how to verify the caller',
    },
    summary: {
      ru: 'Порядок проверки личности для первой линии и поддержки: без неё пароль не сбрасывают никому.',
      en: 'Identity checks for the first line and support: without them nobody’s password is reset.',
    },
    body: {
      ru: `Внутренняя статья для сотрудников центра. Звонок с просьбой сбросить пароль — любимый приём мошенников, поэтому порядок один для всех, включая руководителей.

## Порядок
1. Найдите человека по табельному номеру, а не по фамилии.
2. Перезвоните на номер из карточки или отправьте запрос подтверждения в приложение. Номеру на экране не доверяйте: его можно подделать.
3. Задайте проверочный вопрос из карточки. Дата рождения и должность не подходят: их легко узнать.
4. Сбросьте пароль, выдайте временный на один вход. Продиктуйте его только по проверенному номеру.
5. Запишите в обращении способ проверки, но не ответ на вопрос.

## Если проверить не удалось
Откажите спокойно: «Не могу подтвердить, что это вы. Подойдите, пожалуйста, к ИТ на площадке или попросите руководителя подтвердить через портал». Не подсказывайте, что именно не совпало.

## Признаки обмана
Спешка, угрозы, просьба обойти порядок, шум и разъединения, просьба сменить заодно телефон для второго фактора. Сообщите старшему смены и заведите инцидент.

Норматив: звонок — до десяти минут, решение — один рабочий час.

Источник: «Инструкция по проверке личности».`,
      en: `For staff of the centre. A call for a password reset is a favourite trick of fraudsters, so the order is the same for all, heads included.

## Steps
1. Find the person by personnel number, not by surname.
2. Call back on the number in the record or send a confirmation to the app. Do not trust the number on the screen: it can be forged.
3. Ask the check question from the record. Date of birth and position do not do: they are easy to learn.
4. Reset the password and issue a temporary one for a single sign-in. Dictate it only on the verified number.
5. Record the way of checking in the request, never the answer to the question.

## If you cannot verify
Refuse calmly: "I cannot confirm that it is you. Please go to IT at your site or ask your manager to confirm through the portal." Do not hint at what did not match.

## Signs of fraud
Haste, threats, a wish to skip the order, noise and cut calls, a wish to change the phone of the second factor as well. Tell the shift lead and register an incident.

Target: the call within ten minutes, the solution within one working hour.

Source: Identity Check Instruction.`,
    },
    audience: 'center',
    owner_team: 'it_support',
    reviewed_on: '2026-11-03',
  },
  {
    code: 'KB-0050',
    topics: ['access'],
    service: 'IT-102',
    department: 'it',
    title: { ru: 'Как получить доступ к системе или папке', en: 'How to get access to a system or folder' },
    summary: {
      ru: 'Назовите систему, роль и срок; доступ дают после согласия руководителя и владельца системы.',
      en: 'Name the system, role and term; access follows your manager’s and the owner’s approval.',
    },
    body: {
      ru: `## Что сделать
1. Портал, услуга «Доступ к системам и папкам».
2. Выберите систему и роль. Если не знаете роль, укажите коллегу с такими же обязанностями: владелец системы проверит, подходит ли она.
3. Напишите, для какой работы нужен доступ и до какой даты.
4. Согласуют ваш руководитель и владелец системы, после этого доступ дают за один рабочий день.

Для папки укажите полный путь, например «Финансы / Бюджет / 2026», и вид доступа: чтение или изменение.

## Что важно знать
- права выдают на роль, поэтому при переводе старые снимают, а новые нужно заказать;
- временный доступ закрывается в указанную дату без напоминания;
- доступ подрядчику заказывает сотрудник, который за него отвечает, максимум на 90 дней;
- раз в полгода руководитель подтверждает права своей группы.

## Что часто идёт не так
Согласующий в отпуске, замещение не назначено: в карточке видно, кого ждём. Доступ дали, а система его не видит — выйдите и войдите снова, права обновляются до часа. Работа под учётной записью коллеги недопустима: следы останутся на нём.

Источник: «Порядок управления доступом».`,
      en: `## What to do
1. Portal, service "Access to systems and folders".
2. Choose the system and the role. If you do not know the role, name a colleague with the same duties: the owner checks whether it fits.
3. Say for which work you need access and until when.
4. Your manager and the system's owner approve; after that access is given within one working day.

For a folder give the full path, such as "Finance / Budget / 2026", and the kind of access: read or change.

## Good to know
- rights go with a role: after a transfer the old ones are removed and new ones must be ordered;
- temporary access ends on its date without a reminder;
- access for a contractor is ordered by the employee in charge, for 90 days at most;
- every half year managers confirm the rights of their group.

## What often goes wrong
The approver is on leave with no deputy: the card shows who is awaited. Access was given but the system does not see it: sign out and in again, rights take up to an hour. Working under a colleague's account is not allowed: the traces stay with them.

Source: Access Management Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'it_applications',
    reviewed_on: '2026-04-02',
  },
  {
    code: 'KB-0051',
    topics: ['vpn'],
    service: 'IT-103',
    department: 'it',
    title: { ru: 'VPN: подключение и частые ошибки', en: 'VPN: connecting and frequent errors' },
    summary: {
      ru: 'Четыре проверки, после которых удалённое подключение чаще всего начинает работать.',
      en: 'Four checks after which remote access mostly works.',
    },
    body: {
      ru: `VPN нужен, чтобы работать из дома или поездки с внутренними системами. Портал и почта открываются без него.

## Проверьте по порядку
1. Интернет: откройте любой сайт. В гостинице сначала войдите в её сеть через браузер.
2. Дата и время на компьютере: если они отстают, код второго фактора не подойдёт.
3. Пароль: просроченный смените на странице входа, затем подключитесь снова.
4. Сеть: раздайте интернет с телефона. Если так работает, VPN блокирует домашний роутер или гостиница.

## Что означает ошибка
| Сообщение | Что сделать |
|---|---|
| Неверные учётные данные | проверить раскладку, пароль и код |
| Нет прав на подключение | заказать доступ «VPN» через руководителя |
| Сертификат истёк | принести ноутбук в ИТ или позвонить 4040 |
| Сервер недоступен | посмотреть новости портала об авариях |

## Если не помогло
Позвоните 4040 или напишите через портал с телефона. Назовите инвентарный номер ноутбука, текст ошибки и откуда подключаетесь. Решение — обычно в течение четырёх рабочих часов.

Подключение с личного компьютера и передача файла настроек не допускаются. О поездке за границу предупредите ИТ заранее.

Источник: «Правила удалённой работы».`,
      en: `VPN is for working with internal systems from home or on a trip. The portal and mail open without it.

## Check in this order
1. Internet: open any site. In a hotel first sign in to its network in the browser.
2. Date and time of the computer: if they are off, the second-factor code does not fit.
3. Password: if it has expired, change it on the sign-in page and connect again.
4. Network: share your phone's internet. If that works, the home router or the hotel blocks the VPN.

## What an error means
| Message | What to do |
|---|---|
| Wrong credentials | check layout, password and code |
| No right to connect | order "VPN" access through your manager |
| Certificate expired | bring the laptop to IT or call 4040 |
| Server unavailable | see the portal's news of failures |

## If that does not help
Call 4040 or write through the portal from your phone. Give the laptop's inventory number, the text of the error and where you connect from. It is usually solved within four working hours.

Connecting from a private computer and passing on the settings file are not allowed. Tell IT before you travel abroad.

Source: Remote Work Rules.`,
    },
    audience: 'everyone',
    owner_team: 'it_support',
    reviewed_on: '2026-02-03',
  },
]
