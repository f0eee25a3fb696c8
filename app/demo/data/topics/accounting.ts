// Topics of accounting: source documents, reconciliation, electronic exchange, assets, stocktaking.

import type { DemoTopic } from '../types.ts'

/** Topics `source_documents` to `stocktaking`. */
export const ACCOUNTING_TOPICS: readonly DemoTopic[] = [
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
]
