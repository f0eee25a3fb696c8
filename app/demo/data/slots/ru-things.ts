// Systems, documents, equipment, goods, rooms and banks in Russian scenarios, in the cases needed.

import type { SlotSource } from '../types.ts'

/** Sources of the things that requests are about. */
export const RU_THINGS: readonly SlotSource[] = [
  {
    kind: 'choice',
    rows: [
      { system: '1С:ERP', system_acc: '1С:ERP', system_dat: '1С:ERP', system_prep: '1С:ERP' },
      { system: '1С:ЗУП', system_acc: '1С:ЗУП', system_dat: '1С:ЗУП', system_prep: '1С:ЗУП' },
      { system: 'СЭД', system_acc: 'СЭД', system_dat: 'СЭД', system_prep: 'СЭД' },
      { system: 'CRM', system_acc: 'CRM', system_dat: 'CRM', system_prep: 'CRM' },
      {
        system: 'складская программа',
        system_acc: 'складскую программу',
        system_dat: 'складской программе',
        system_prep: 'складской программе',
      },
      {
        system: 'портал закупок',
        system_acc: 'портал закупок',
        system_dat: 'порталу закупок',
        system_prep: 'портале закупок',
      },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { document: 'УПД', document_acc: 'УПД' },
      { document: 'акт выполненных работ', document_acc: 'акт выполненных работ' },
      { document: 'накладная', document_acc: 'накладную' },
      { document: 'счёт-фактура', document_acc: 'счёт-фактуру' },
      { document: 'транспортная накладная', document_acc: 'транспортную накладную' },
      { document: 'акт приёма-передачи', document_acc: 'акт приёма-передачи' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { device: 'ноутбук', device_ins: 'ноутбуком' },
      { device: 'системный блок', device_ins: 'системным блоком' },
      { device: 'монитор', device_ins: 'монитором' },
      { device: 'моноблок', device_ins: 'моноблоком' },
      { device: 'планшет', device_ins: 'планшетом' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { asset: 'погрузчик' },
      { asset: 'станок 16К20' },
      { asset: 'компрессор' },
      { asset: 'стеллаж' },
      { asset: 'сервер' },
      { asset: 'кондиционер' },
      { asset: 'сварочный аппарат' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { goods: 'подшипники' },
      { goods: 'уплотнения для насосов' },
      { goods: 'фильтры для вентиляции' },
      { goods: 'поддоны' },
      { goods: 'резцы и пластины' },
      { goods: 'манометры' },
      { goods: 'аккумуляторы для терминалов' },
      { goods: 'кабельные лотки' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { supplies: 'бумага А4', supplies_acc: 'бумагу А4' },
      { supplies: 'вода для кулера', supplies_acc: 'воду для кулера' },
      { supplies: 'чековая лента', supplies_acc: 'чековую ленту' },
      { supplies: 'этикетки для термопринтера', supplies_acc: 'этикетки для термопринтера' },
      { supplies: 'картриджи', supplies_acc: 'картриджи' },
      { supplies: 'мусорные мешки и перчатки', supplies_acc: 'мусорные мешки и перчатки' },
      { supplies: 'папки и файлы', supplies_acc: 'папки и файлы' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { room: 'кабинет 214', room_prep: 'кабинете 214' },
      { room: 'кабинет 308', room_prep: 'кабинете 308' },
      { room: 'раздевалка второй смены', room_prep: 'раздевалке второй смены' },
      { room: 'переговорная «Байкал»', room_prep: 'переговорной «Байкал»' },
      { room: 'бытовка склада', room_prep: 'бытовке склада' },
      { room: 'кабинет 117', room_prep: 'кабинете 117' },
      { room: 'комната мастеров', room_prep: 'комнате мастеров' },
      { room: 'подсобка магазина', room_prep: 'подсобке магазина' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { bank: 'Сбербанк', bank_gen: 'Сбербанка', bank_prep: 'Сбербанке' },
      { bank: 'ВТБ', bank_gen: 'ВТБ', bank_prep: 'ВТБ' },
      { bank: 'Альфа-Банк', bank_gen: 'Альфа-Банка', bank_prep: 'Альфа-Банке' },
      { bank: 'Газпромбанк', bank_gen: 'Газпромбанка', bank_prep: 'Газпромбанке' },
      { bank: 'Россельхозбанк', bank_gen: 'Россельхозбанка', bank_prep: 'Россельхозбанке' },
      { bank: 'Совкомбанк', bank_gen: 'Совкомбанка', bank_prep: 'Совкомбанке' },
    ],
  },
]
