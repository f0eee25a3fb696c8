// Sixty topics of the off-catalogue classifier, in the words that requesters use.

import type { DemoTopic } from './types.ts'

/** Topics of the demo; codes are unique, every service code is in services.ts. */
export const TOPICS: DemoTopic[] = [
  {
    code: 'salary_not_paid',
    title: { ru: 'Не пришла зарплата', en: 'My salary has not arrived' },
    synonyms: {
      ru: 'нет зарплаты, не поступил аванс, где деньги, зарплата на карту, задержка выплаты',
      en: 'no salary, advance not received, where is my money, pay not on card, late pay',
    },
    services: ['PAY-101', 'PAY-105'],
  },
  {
    code: 'salary_amount',
    title: { ru: 'Зарплата меньше ожидаемой', en: 'I was paid less than I expected' },
    synonyms: {
      ru: 'неправильно начислили, мало заплатили, удержали, пересчёт, не начислили доплату',
      en: 'wrong pay, underpaid, deducted, recalculation, allowance missing',
    },
    services: ['PAY-101', 'PAY-106'],
  },
  {
    code: 'payslip',
    title: {
      ru: 'Где мой расчётный листок и что в нём написано',
      en: 'Where is my payslip and what does it say',
    },
    synonyms: {
      ru: 'расчётка, расчетный лист, квиток, корешок, расшифровка начислений',
      en: 'pay slip, pay stub, wage slip, breakdown of pay',
    },
    services: ['PAY-101'],
  },
  {
    code: 'bonus_question',
    title: {
      ru: 'Когда будет премия и как её считают',
      en: 'When is the bonus paid and how is it calculated',
    },
    synonyms: {
      ru: 'премия, бонус, КПЭ, KPI, годовая премия, квартальная, тринадцатая зарплата',
      en: 'bonus, KPI, annual bonus, quarterly bonus',
    },
    services: ['PAY-101'],
  },
  {
    code: 'overtime_pay',
    title: {
      ru: 'Не оплатили ночные, сверхурочные или выходные',
      en: 'Nights, overtime or days off were not paid',
    },
    synonyms: {
      ru: 'переработка, сверхурочка, ночные часы, работа в выходной, двойная оплата, табель',
      en: 'overtime, night hours, weekend work, double pay, timesheet',
    },
    services: ['PAY-106', 'PAY-101'],
  },
  {
    code: 'timesheet_error',
    title: { ru: 'Ошибка в табеле', en: 'There is a mistake in the timesheet' },
    synonyms: {
      ru: 'табель, неявка, прогул, часы, смены, график, корректировка табеля',
      en: 'timesheet, absence, hours, shifts, rota, correction',
    },
    services: ['PAY-106'],
  },
  {
    code: 'income_certificate',
    title: { ru: 'Нужна справка о доходах', en: 'I need an income statement' },
    synonyms: {
      ru: '2-НДФЛ, 2ндфл, справка для банка, для ипотеки, справка о зарплате, по форме банка',
      en: '2-NDFL, income certificate, for the bank, for a mortgage, proof of income',
    },
    services: ['PAY-102'],
  },
  {
    code: 'salary_for_benefits',
    title: {
      ru: 'Справка о зарплате для соцзащиты или визы',
      en: 'A pay statement for social services or a visa',
    },
    synonyms: {
      ru: 'соцзащита, пособие, визовая справка, посольство, консульство, субсидия',
      en: 'social services, allowance, visa letter, embassy, subsidy',
    },
    services: ['PAY-102', 'HR-106'],
  },
  {
    code: 'sick_leave',
    title: { ru: 'Болею, что делать с больничным', en: 'I am ill, what do I do about sick leave' },
    synonyms: {
      ru: 'больничный, ЭЛН, листок нетрудоспособности, номер больничного, заболел ребёнок',
      en: 'sick leave, sick note, electronic certificate, ill child',
    },
    services: ['PAY-103'],
  },
  {
    code: 'sick_pay',
    title: { ru: 'Не оплатили больничный', en: 'My sick leave has not been paid' },
    synonyms: {
      ru: 'оплата больничного, пособие, СФР, не пришли больничные, первые три дня',
      en: 'sick pay, Social Fund, benefit, first three days',
    },
    services: ['PAY-103'],
  },
  {
    code: 'child_benefits',
    title: { ru: 'Декрет и детские пособия', en: 'Maternity leave and child benefits' },
    synonyms: {
      ru: 'декрет, беременность и роды, уход за ребёнком, до полутора лет, единовременное пособие, рождение',
      en: 'maternity, parental leave, birth grant, childcare benefit',
    },
    services: ['PAY-103', 'HR-105'],
  },
  {
    code: 'tax_deduction',
    title: { ru: 'Как получить налоговый вычет', en: 'How do I get a tax deduction' },
    synonyms: {
      ru: 'вычет на детей, имущественный вычет, социальный вычет, НДФЛ, вернуть налог, уведомление из налоговой',
      en: 'child deduction, property deduction, social deduction, income tax, tax refund',
    },
    services: ['PAY-104'],
  },
  {
    code: 'salary_account',
    title: { ru: 'Хочу получать зарплату на другую карту', en: 'I want my salary on another card' },
    synonyms: {
      ru: 'сменить банк, реквизиты, новая карта, зарплатный проект, перевыпуск карты, счёт',
      en: 'change bank, account details, new card, payroll bank',
    },
    services: ['PAY-105'],
  },
  {
    code: 'annual_leave',
    title: { ru: 'Хочу в отпуск', en: 'I want to take leave' },
    synonyms: {
      ru: 'заявление на отпуск, перенести отпуск, отпускные, график отпусков, ежегодный отпуск',
      en: 'leave request, holiday, move my leave, holiday pay, leave schedule',
    },
    services: ['HR-104'],
  },
  {
    code: 'leave_balance',
    title: { ru: 'Сколько у меня дней отпуска', en: 'How many days of leave do I have' },
    synonyms: {
      ru: 'остаток отпуска, неиспользованные дни, сколько дней накопилось',
      en: 'leave balance, unused days, days left',
    },
    services: ['HR-104'],
  },
  {
    code: 'leave_pay',
    title: { ru: 'Не пришли отпускные', en: 'My holiday pay has not arrived' },
    synonyms: {
      ru: 'отпускные, за три дня до отпуска, расчёт отпускных, средний заработок',
      en: 'holiday pay, vacation pay, three days before, average earnings',
    },
    services: ['HR-104', 'PAY-101'],
  },
  {
    code: 'unpaid_leave',
    title: { ru: 'Нужен день за свой счёт или учебный отпуск', en: 'I need an unpaid day or study leave' },
    synonyms: {
      ru: 'отгул, без содержания, за свой счёт, сессия, справка-вызов, донорский день',
      en: 'unpaid leave, study leave, exam leave, donor day, time off',
    },
    services: ['HR-105'],
  },
  {
    code: 'business_trip',
    title: { ru: 'Еду в командировку', en: 'I am going on a business trip' },
    synonyms: {
      ru: 'командировка, билеты, гостиница, суточные, приказ, перенести командировку',
      en: 'business trip, tickets, hotel, per diem, travel order',
    },
    services: ['HR-107', 'ACC-101'],
  },
  {
    code: 'expense_report',
    title: {
      ru: 'Как отчитаться за командировку или покупку',
      en: 'How do I account for a trip or a purchase',
    },
    synonyms: {
      ru: 'авансовый отчёт, чеки, подотчёт, отчитаться, такси, потерял чек',
      en: 'expense report, receipts, expenses, taxi, lost receipt',
    },
    services: ['ACC-101'],
  },
  {
    code: 'expense_refund',
    title: { ru: 'Не вернули деньги за мои расходы', en: 'My expenses have not been refunded' },
    synonyms: {
      ru: 'перерасход, возместить, компенсация расходов, свои деньги, долг по подотчёту',
      en: 'reimbursement, refund, out of pocket, overspend',
    },
    services: ['ACC-101', 'TRS-104'],
  },
  {
    code: 'corporate_card',
    title: { ru: 'Корпоративная карта и деньги под отчёт', en: 'Corporate card and cash advance' },
    synonyms: {
      ru: 'корпоративная карта, бизнес-карта, лимит, подотчётные, аванс на хозрасходы',
      en: 'company card, card limit, cash advance, petty cash',
    },
    services: ['TRS-104'],
  },
  {
    code: 'new_employee',
    title: { ru: 'К нам выходит новый сотрудник', en: 'A new employee is joining us' },
    synonyms: {
      ru: 'приём на работу, оформить, трудовой договор, документы для приёма, стажёр, первый день',
      en: 'hiring, onboarding, employment contract, documents, first day',
    },
    services: ['HR-101', 'IT-102', 'FAC-102'],
  },
  {
    code: 'transfer',
    title: { ru: 'Перевод на другую должность или в другой город', en: 'Moving to another job or city' },
    synonyms: {
      ru: 'перевод, повышение, изменение оклада, совмещение, дополнительное соглашение, удалёнка',
      en: 'transfer, promotion, change of salary, amendment, remote work',
    },
    services: ['HR-102'],
  },
  {
    code: 'resignation',
    title: { ru: 'Увольняюсь или увольняем', en: 'I am leaving, or somebody is' },
    synonyms: {
      ru: 'увольнение, заявление по собственному, обходной лист, расчёт при увольнении, отработка',
      en: 'resignation, dismissal, leaver, final pay, notice',
    },
    services: ['HR-103'],
  },
  {
    code: 'employment_record',
    title: {
      ru: 'Нужна копия трудовой или справка с работы',
      en: 'I need a copy of my record or a letter from work',
    },
    synonyms: {
      ru: 'трудовая книжка, СТД-Р, справка с места работы, копия приказа, копия договора, стаж',
      en: 'employment record book, STD-R, employment letter, copy of contract, length of service',
    },
    services: ['HR-106'],
  },
  {
    code: 'personal_data',
    title: { ru: 'Поменялась фамилия, паспорт или адрес', en: 'My surname, passport or address has changed' },
    synonyms: {
      ru: 'смена фамилии, замуж, новый паспорт, прописка, телефон, персональные данные',
      en: 'name change, new passport, address, phone, personal data',
    },
    services: ['HR-109'],
  },
  {
    code: 'health_insurance',
    title: { ru: 'Как пользоваться ДМС', en: 'How do I use the health insurance' },
    synonyms: {
      ru: 'полис, ДМС, клиника, стоматология, прикрепить ребёнка, гарантийное письмо',
      en: 'health policy, medical insurance, clinic, dentist, add a child',
    },
    services: ['HR-108'],
  },
  {
    code: 'military_record',
    title: { ru: 'Воинский учёт и повестка', en: 'Military registration and summons' },
    synonyms: {
      ru: 'военный билет, воинский учёт, повестка, военкомат, приписное',
      en: 'military card, military registration, summons, enlistment office',
    },
    services: ['HR-109', 'HR-106'],
  },
  {
    code: 'electronic_signing',
    title: { ru: 'Не могу подписать кадровый документ', en: 'I cannot sign an HR document' },
    synonyms: {
      ru: 'КЭДО, подпись, код из СМС, личный кабинет, Госключ, УНЭП',
      en: 'e-signature, HR documents, code by text message, personal account',
    },
    services: ['HR-106', 'HR-101', 'IT-102'],
  },
  {
    code: 'supplier_invoice_payment',
    title: { ru: 'Нужно оплатить счёт', en: 'An invoice has to be paid' },
    synonyms: {
      ru: 'оплата счёта, заявка на оплату, предоплата, реестр платежей, платёж поставщику',
      en: 'pay an invoice, payment request, prepayment, payment run',
    },
    services: ['TRS-101', 'TRS-102'],
  },
  {
    code: 'payment_status',
    title: { ru: 'Ушёл ли платёж поставщику', en: 'Has the supplier been paid' },
    synonyms: {
      ru: 'платёжка, платёжное поручение, когда оплатят, не дошли деньги, отметка банка',
      en: 'payment order, when will it be paid, money not received, bank mark',
    },
    services: ['TRS-101'],
  },
  {
    code: 'urgent_payment',
    title: { ru: 'Нужно заплатить сегодня', en: 'It must be paid today' },
    synonyms: {
      ru: 'срочный платёж, день в день, отгрузка стоит, штраф, госпошлина',
      en: 'urgent payment, same day, shipment on hold, penalty, state duty',
    },
    services: ['TRS-102'],
  },
  {
    code: 'bank_guarantee',
    title: { ru: 'Нужна банковская гарантия', en: 'I need a bank guarantee' },
    synonyms: {
      ru: 'гарантия, обеспечение заявки, тендер, обеспечение исполнения, продлить гарантию',
      en: 'guarantee, bid bond, tender, performance bond, extend',
    },
    services: ['TRS-103'],
  },
  {
    code: 'source_documents',
    title: {
      ru: 'Передать накладные, акты и счета-фактуры',
      en: 'Hand over delivery notes, acts and invoices',
    },
    synonyms: {
      ru: 'первичка, УПД, ТОРГ-12, акт выполненных работ, счёт-фактура, сроки сдачи, оригиналы',
      en: 'source documents, UPD, delivery note, act of work, VAT invoice, originals',
    },
    services: ['ACC-102', 'ACC-105'],
  },
  {
    code: 'documents_not_posted',
    title: { ru: 'Документ сдан, но в учёте его нет', en: 'The document was handed in but is not booked' },
    synonyms: {
      ru: 'не проведён, нет прихода, не отражена поставка, закрытие месяца',
      en: 'not posted, receipt missing, delivery not shown, month end',
    },
    services: ['ACC-102'],
  },
  {
    code: 'reconciliation',
    title: { ru: 'Нужен акт сверки', en: 'I need a reconciliation statement' },
    synonyms: {
      ru: 'сверка, акт сверки, расхождение, задолженность, сальдо, контрагент',
      en: 'reconciliation, balance, difference, debt, counterparty',
    },
    services: ['ACC-103'],
  },
  {
    code: 'customer_documents',
    title: {
      ru: 'Покупателю нужны счёт и закрывающие документы',
      en: 'The customer needs an invoice and closing documents',
    },
    synonyms: {
      ru: 'счёт покупателю, УПД, реализация, исправленный счёт-фактура, закрывающие, дубликат',
      en: 'customer invoice, closing documents, corrected invoice, duplicate',
    },
    services: ['ACC-104'],
  },
  {
    code: 'edo',
    title: { ru: 'Не проходит документ в ЭДО', en: 'A document is stuck in electronic exchange' },
    synonyms: {
      ru: 'ЭДО, Диадок, СБИС, роуминг, приглашение, подпись не действует, аннулировать',
      en: 'EDO, electronic exchange, roaming, invitation, signature, cancel',
    },
    services: ['ACC-105'],
  },
  {
    code: 'fixed_assets',
    title: {
      ru: 'Списать, переместить или поставить на учёт оборудование',
      en: 'Write off, move or register equipment',
    },
    synonyms: {
      ru: 'основные средства, инвентарный номер, списание, перемещение, ввод в эксплуатацию, ОС-1',
      en: 'fixed assets, inventory number, write off, transfer, commissioning',
    },
    services: ['ACC-106'],
  },
  {
    code: 'stocktaking',
    title: { ru: 'Инвентаризация и недостача', en: 'Stocktaking and shortages' },
    synonyms: {
      ru: 'инвентаризация, пересорт, недостача, излишки, опись, ИНВ',
      en: 'stock count, shortage, surplus, inventory list',
    },
    services: ['ACC-106', 'ACC-102'],
  },
  {
    code: 'purchase',
    title: { ru: 'Нужно что-то купить', en: 'I need something bought' },
    synonyms: {
      ru: 'закупка, заявка на закупку, тендер, коммерческое предложение, запчасти, услуги подрядчика',
      en: 'purchase, requisition, tender, quotation, spare parts, contractor',
    },
    services: ['PRC-101', 'PRC-103'],
  },
  {
    code: 'office_supplies',
    title: { ru: 'Закончились канцтовары, вода, картриджи', en: 'Out of stationery, water, cartridges' },
    synonyms: {
      ru: 'канцелярия, бумага, вода, картридж, спецодежда, СИЗ, хозтовары',
      en: 'stationery, paper, water, toner, workwear, protective equipment',
    },
    services: ['PRC-103'],
  },
  {
    code: 'order_status',
    title: { ru: 'Где мой заказ', en: 'Where is my order' },
    synonyms: {
      ru: 'статус заявки, когда привезут, поставка, задержка, не привезли',
      en: 'order status, delivery date, delay, not delivered',
    },
    services: ['PRC-104'],
  },
  {
    code: 'supplier_check',
    title: { ru: 'Хотим работать с новым поставщиком', en: 'We want to work with a new supplier' },
    synonyms: {
      ru: 'новый контрагент, завести поставщика, проверка, аккредитация, карточка контрагента',
      en: 'new supplier, vendor registration, due diligence, supplier card',
    },
    services: ['PRC-102'],
  },
  {
    code: 'bad_delivery',
    title: { ru: 'Привезли не то или брак', en: 'The delivery is wrong or faulty' },
    synonyms: {
      ru: 'рекламация, брак, недовоз, пересорт, возврат поставщику, акт расхождений',
      en: 'supplier claim, defect, short delivery, return',
    },
    services: ['PRC-105'],
  },
  {
    code: 'contract_review',
    title: { ru: 'Согласовать договор', en: 'Get a contract approved' },
    synonyms: {
      ru: 'договор, дополнительное соглашение, протокол разногласий, согласование, шаблон, подписать',
      en: 'contract, amendment, disagreements, approval, template, sign',
    },
    services: ['LEG-101'],
  },
  {
    code: 'power_of_attorney',
    title: { ru: 'Нужна доверенность', en: 'I need a power of attorney' },
    synonyms: {
      ru: 'доверенность, МЧД, на получение груза, право подписи, отозвать доверенность, М-2',
      en: 'power of attorney, machine-readable, collect goods, signing right, revoke',
    },
    services: ['LEG-102'],
  },
  {
    code: 'legal_question',
    title: { ru: 'Вопрос юристу', en: 'A question for a lawyer' },
    synonyms: {
      ru: 'юрист, консультация, запрос госоргана, проверка, закон, риски',
      en: 'lawyer, advice, request of an authority, inspection, law, risk',
    },
    services: ['LEG-103'],
  },
  {
    code: 'claim',
    title: {
      ru: 'Контрагент не платит или прислал претензию',
      en: 'A partner does not pay or has sent a claim',
    },
    synonyms: {
      ru: 'претензия, суд, иск, неустойка, долг, пени',
      en: 'claim, court, lawsuit, penalty, debt',
    },
    services: ['LEG-104'],
  },
  {
    code: 'password',
    title: { ru: 'Не могу войти, не помню пароль', en: 'I cannot log in, I forgot my password' },
    synonyms: {
      ru: 'пароль, блокировка, учётная запись, сбросить, истёк срок пароля, логин',
      en: 'password, locked out, account, reset, expired, login',
    },
    services: ['IT-101'],
  },
  {
    code: 'access',
    title: { ru: 'Нет доступа к программе или папке', en: 'I have no access to a program or folder' },
    synonyms: {
      ru: 'доступ, права, роль в 1С, общая папка, сетевой диск, согласование доступа',
      en: 'access, rights, role, shared folder, network drive',
    },
    services: ['IT-102'],
  },
  {
    code: 'vpn',
    title: {
      ru: 'Не работает VPN, не могу работать из дома',
      en: 'VPN does not work, I cannot work from home',
    },
    synonyms: {
      ru: 'ВПН, удалёнка, удалённый доступ, токен, подключение, обрывается',
      en: 'remote access, home office, token, connection, disconnects',
    },
    services: ['IT-103'],
  },
  {
    code: 'computer_broken',
    title: { ru: 'Сломался компьютер или принтер', en: 'My computer or printer is broken' },
    synonyms: {
      ru: 'ноутбук, не включается, тормозит, принтер не печатает, монитор, мышь, касса, сканер',
      en: 'laptop, does not start, slow, printer, monitor, mouse, till, scanner',
    },
    services: ['IT-104'],
  },
  {
    code: 'erp_error',
    title: { ru: '1С выдаёт ошибку', en: '1C shows an error' },
    synonyms: {
      ru: '1С, 1с зависла, ошибка проведения, вылетает, база, отчёт не формируется',
      en: '1C, freezes, posting error, crashes, database, report',
    },
    services: ['IT-105'],
  },
  {
    code: 'mail_problem',
    title: { ru: 'Не приходит почта, не работает телефон', en: 'Mail does not arrive, the phone is dead' },
    synonyms: {
      ru: 'почта, ящик переполнен, Outlook, рассылка, спам, телефон, видеосвязь',
      en: 'mail, mailbox full, Outlook, mailing list, spam, phone, video call',
    },
    services: ['IT-106'],
  },
  {
    code: 'pass',
    title: { ru: 'Нужен пропуск', en: 'I need a pass' },
    synonyms: {
      ru: 'пропуск, гость, потерял пропуск, карта не открывает дверь, въезд машины, проходная',
      en: 'pass, visitor, lost badge, door card, car entry, gate',
    },
    services: ['FAC-101'],
  },
  {
    code: 'workplace',
    title: { ru: 'Нужно рабочее место или переезд', en: 'I need a desk or a move' },
    synonyms: {
      ru: 'стол, кресло, переезд, рассадка, мебель, переговорная',
      en: 'desk, chair, move, seating, furniture, meeting room',
    },
    services: ['FAC-102'],
  },
  {
    code: 'office_repair',
    title: { ru: 'Холодно, течёт, не горит свет', en: 'It is cold, it leaks, the light is out' },
    synonyms: {
      ru: 'ремонт, кондиционер, отопление, протечка, лампа, замок, уборка, туалет',
      en: 'repair, air conditioner, heating, leak, lamp, lock, cleaning',
    },
    services: ['FAC-103'],
  },
  {
    code: 'transport',
    title: { ru: 'Нужна машина или курьер', en: 'I need a car or a courier' },
    synonyms: {
      ru: 'такси, служебная машина, курьер, отправить документы, доставка, водитель',
      en: 'taxi, company car, courier, send documents, delivery, driver',
    },
    services: ['FAC-104'],
  },
  {
    code: 'who_to_ask',
    title: { ru: 'Не знаю, к кому обратиться', en: 'I do not know whom to ask' },
    synonyms: {
      ru: 'куда писать, кто отвечает, общий вопрос, пожелание, благодарность, жалоба',
      en: 'whom to write to, who is responsible, general question, suggestion, thanks, complaint',
    },
    services: ['ASK-101'],
  },
]
