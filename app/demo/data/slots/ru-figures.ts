// Moments, numbers of documents, sums and amounts in Russian scenarios.

import type { SlotSource } from '../types.ts'

/** Sources of moments, numbers and amounts. */
export const RU_FIGURES: readonly SlotSource[] = [
  {
    kind: 'month',
    rows: [
      { month: 'январь', month_gen: 'января', month_prep: 'январе' },
      { month: 'февраль', month_gen: 'февраля', month_prep: 'феврале' },
      { month: 'март', month_gen: 'марта', month_prep: 'марте' },
      { month: 'апрель', month_gen: 'апреля', month_prep: 'апреле' },
      { month: 'май', month_gen: 'мая', month_prep: 'мае' },
      { month: 'июнь', month_gen: 'июня', month_prep: 'июне' },
      { month: 'июль', month_gen: 'июля', month_prep: 'июле' },
      { month: 'август', month_gen: 'августа', month_prep: 'августе' },
      { month: 'сентябрь', month_gen: 'сентября', month_prep: 'сентябре' },
      { month: 'октябрь', month_gen: 'октября', month_prep: 'октябре' },
      { month: 'ноябрь', month_gen: 'ноября', month_prep: 'ноябре' },
      { month: 'декабрь', month_gen: 'декабря', month_prep: 'декабре' },
    ],
  },
  { kind: 'date', slot: 'date', days: [-14, -2] },
  { kind: 'date', slot: 'date_soon', days: [4, 12] },
  { kind: 'date', slot: 'date_far', days: [18, 45] },
  { kind: 'pattern', slot: 'number', patterns: ['@###', '@##/#', '00-@####', 'УТ-@###', '@##-П'] },
  { kind: 'pattern', slot: 'order', patterns: ['ЗК-0@###', 'ЗП-@####', '45000@####'] },
  { kind: 'pattern', slot: 'contract', patterns: ['@##/26', 'П-@##', 'СВ-@##/0@', '@@-К/0@', 'У-@###'] },
  {
    kind: 'pattern',
    slot: 'sum',
    patterns: ['@## ### ₽', '@# ### ₽', '@ ### ### ₽', '@#0 000 ₽', '@## ###,@# ₽'],
  },
  {
    kind: 'pattern',
    slot: 'sum_small',
    patterns: ['@ ### ₽', '@# ### ₽', '@ #00 ₽', '@ ###,@# ₽', '@##0 ₽'],
  },
  { kind: 'pattern', slot: 'earlier', patterns: ['R-10@###', 'R-1@####'] },
  { kind: 'pattern', slot: 'inventory', patterns: ['0000@####', 'КН-@####', '101@####', 'ИТ-0@###'] },
  { kind: 'pattern', slot: 'personnel', patterns: ['00@###', '@####', '0@##'] },
  { kind: 'pattern', slot: 'sicknote', patterns: ['9100@########', '9102@########'] },
  { kind: 'pattern', slot: 'inn', patterns: ['66@#######', '77@#######', '54@#######', '52@#######'] },
  { kind: 'pattern', slot: 'plate', patterns: ['А@##ВК 196', 'М@##ОР 777', 'Т@##ЕН 54', 'К@##СУ 152'] },
  { kind: 'pattern', slot: 'track', patterns: ['1054@#######', 'MX@########'] },
  { kind: 'pattern', slot: 'extension', patterns: ['@###', '@#-@#'] },
  {
    kind: 'choice',
    rows: [{ days: '5' }, { days: '7' }, { days: '10' }, { days: '14' }, { days: '6' }, { days: '9' }],
  },
  {
    kind: 'choice',
    rows: [{ hours: '6' }, { hours: '8' }, { hours: '11' }, { hours: '12' }, { hours: '16' }],
  },
  {
    kind: 'choice',
    rows: [
      { count: '5' },
      { count: '6' },
      { count: '8' },
      { count: '10' },
      { count: '12' },
      { count: '20' },
      { count: '40' },
    ],
  },
  {
    kind: 'choice',
    rows: [
      { time: '9:30' },
      { time: '10:00' },
      { time: '11:15' },
      { time: '14:00' },
      { time: '15:30' },
      { time: '8:20' },
    ],
  },
]
