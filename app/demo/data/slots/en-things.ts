// Systems, documents, equipment, goods, rooms and banks in English scenarios.

import type { SlotSource } from '../types.ts'

/** Sources of the things that requests are about. */
export const EN_THINGS: readonly SlotSource[] = [
  {
    kind: 'choice',
    rows: [
      { system: '1C:ERP' },
      { system: '1C:Payroll' },
      { system: 'the document system' },
      { system: 'the CRM' },
      { system: 'the warehouse system' },
      { system: 'the procurement portal' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { document: 'transfer document' },
      { document: 'act of work' },
      { document: 'delivery note' },
      { document: 'VAT invoice' },
      { document: 'waybill' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { device: 'laptop' },
      { device: 'desktop' },
      { device: 'monitor' },
      { device: 'tablet' },
      { device: 'docking station' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { asset: 'forklift' },
      { asset: 'lathe' },
      { asset: 'compressor' },
      { asset: 'server' },
      { asset: 'welding set' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { goods: 'bearings' },
      { goods: 'pump seals' },
      { goods: 'ventilation filters' },
      { goods: 'pallets' },
      { goods: 'cutting inserts' },
      { goods: 'pressure gauges' },
      { goods: 'terminal batteries' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { supplies: 'A4 paper' },
      { supplies: 'cooler water' },
      { supplies: 'till rolls' },
      { supplies: 'printer labels' },
      { supplies: 'toner' },
      { supplies: 'folders and sleeves' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { room: 'room 214' },
      { room: 'room 308' },
      { room: 'the second-shift changing room' },
      { room: 'the Baikal meeting room' },
      { room: 'the warehouse canteen' },
      { room: "the foremen's office" },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { bank: 'Sberbank' },
      { bank: 'VTB' },
      { bank: 'Alfa-Bank' },
      { bank: 'Gazprombank' },
      { bank: 'Sovcombank' },
    ],
  },
]
