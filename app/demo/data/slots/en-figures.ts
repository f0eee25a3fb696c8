// Moments, numbers of documents, sums and amounts in English scenarios.

import type { SlotSource } from '../types.ts'

/** Sources of moments, numbers and amounts. */
export const EN_FIGURES: readonly SlotSource[] = [
  {
    kind: 'month',
    rows: [
      { month: 'January' },
      { month: 'February' },
      { month: 'March' },
      { month: 'April' },
      { month: 'May' },
      { month: 'June' },
      { month: 'July' },
      { month: 'August' },
      { month: 'September' },
      { month: 'October' },
      { month: 'November' },
      { month: 'December' },
    ],
  },
  { kind: 'date', slot: 'date', days: [-14, -2] },
  { kind: 'date', slot: 'date_soon', days: [4, 12] },
  { kind: 'date', slot: 'date_far', days: [18, 45] },
  { kind: 'pattern', slot: 'number', patterns: ['@###', '00-@####', 'UT-@###', '@##/#'] },
  { kind: 'pattern', slot: 'order', patterns: ['PO-0@###', '45000@####'] },
  { kind: 'pattern', slot: 'contract', patterns: ['@##/26', 'P-@##', 'SV-@##/0@', 'U-@###'] },
  { kind: 'pattern', slot: 'sum', patterns: ['RUB @##,###', 'RUB @#,###', 'RUB @,###,###', 'RUB @#0,000'] },
  { kind: 'pattern', slot: 'sum_small', patterns: ['RUB @,###', 'RUB @#,###', 'RUB @,#00', 'RUB @##0'] },
  { kind: 'pattern', slot: 'earlier', patterns: ['R-10@###', 'R-1@####'] },
  { kind: 'pattern', slot: 'inventory', patterns: ['0000@####', 'IT-0@###', '101@####'] },
  { kind: 'pattern', slot: 'personnel', patterns: ['00@###', '@####'] },
  { kind: 'pattern', slot: 'sicknote', patterns: ['9100@########', '9102@########'] },
  { kind: 'pattern', slot: 'plate', patterns: ['A@##BK 196', 'M@##OP 777', 'K@##CY 152'] },
  { kind: 'pattern', slot: 'track', patterns: ['1054@#######', 'MX@########'] },
  { kind: 'pattern', slot: 'extension', patterns: ['@###'] },
  { kind: 'choice', rows: [{ days: '5' }, { days: '7' }, { days: '10' }, { days: '14' }, { days: '6' }] },
  { kind: 'choice', rows: [{ hours: '6' }, { hours: '8' }, { hours: '11' }, { hours: '12' }] },
  {
    kind: 'choice',
    rows: [{ count: '5' }, { count: '6' }, { count: '10' }, { count: '12' }, { count: '20' }],
  },
  {
    kind: 'choice',
    rows: [{ time: '9:30' }, { time: '10:00' }, { time: '11:15' }, { time: '14:00' }, { time: '15:30' }],
  },
]
