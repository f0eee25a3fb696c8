// Sources of the slots in request scenarios, by language; the values are in slots/.

import { EN_FIGURES } from './slots/en-figures.ts'
import { EN_NAMES } from './slots/en-names.ts'
import { EN_THINGS } from './slots/en-things.ts'
import { RU_FIGURES } from './slots/ru-figures.ts'
import { RU_NAMES } from './slots/ru-names.ts'
import { RU_THINGS } from './slots/ru-things.ts'
import type { SlotSource } from './types.ts'

/** Slot sources of the Russian scenarios. Suffixes name the case: `_gen`, `_dat`, `_acc`, `_ins`, `_prep`. */
export const SLOTS_RU: SlotSource[] = [...RU_FIGURES, ...RU_NAMES, ...RU_THINGS]

/** Slot sources of the English scenarios. */
export const SLOTS_EN: SlotSource[] = [...EN_FIGURES, ...EN_NAMES, ...EN_THINGS]
