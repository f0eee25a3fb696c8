// Cities, people, positions and companies in English scenarios.

import type { SlotSource } from '../types.ts'

/** Sources of places, people and companies. */
export const EN_NAMES: readonly SlotSource[] = [
  {
    kind: 'choice',
    rows: [
      { city: 'Perm' },
      { city: 'Moscow' },
      { city: 'Samara' },
      { city: 'Tyumen' },
      { city: 'Novosibirsk' },
      { city: 'Kazan' },
      { city: 'Yekaterinburg' },
      { city: 'Khabarovsk' },
      { city: 'Yaroslavl' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { colleague: 'Alexey Grishin' },
      { colleague: 'Svetlana Makarova' },
      { colleague: 'Roman Bykov' },
      { colleague: 'Oksana Tarasova' },
      { colleague: 'Nikita Laptev' },
      { colleague: 'Marina Drozdova' },
      { colleague: 'Igor Sobolev' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { position: 'process engineer' },
      { position: 'storekeeper' },
      { position: 'shop assistant' },
      { position: 'foreman' },
      { position: 'service engineer' },
      { position: 'logistics planner' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { supplier: 'Gidrostal LLC' },
      { supplier: 'TekhPostavka LLC' },
      { supplier: 'Uralpodshipnik JSC' },
      { supplier: 'Komplekt-Servis LLC' },
      { supplier: 'Ofis Nord LLC' },
      { supplier: 'Promupakovka LLC' },
      { supplier: 'Metiz-Trade JSC' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { customer: 'Akvastroy LLC' },
      { customer: 'Gorvodokanal JSC' },
      { customer: 'KholodTorg LLC' },
      { customer: 'Sever-Retail LLC' },
      { customer: 'Dairy No. 3 JSC' },
      { customer: 'Dom i Sad LLC' },
    ],
  },
]
