// All request scenarios by language.

import type { Scenario } from '../types.ts'
import { EN_ACCOUNTING } from './en-accounting.ts'
import { EN_HR } from './en-hr.ts'
import { EN_IT_FACILITIES } from './en-it-facilities.ts'
import { EN_PAYROLL } from './en-payroll.ts'
import { EN_SUPPLY_LEGAL } from './en-supply-legal.ts'
import { EN_WINDOW } from './en-window.ts'
import { RU_ACCOUNTING } from './ru-accounting.ts'
import { RU_BENEFITS } from './ru-benefits.ts'
import { RU_EXPENSES } from './ru-expenses.ts'
import { RU_FEEDBACK } from './ru-feedback.ts'
import { RU_HR_LEAVE } from './ru-hr-leave.ts'
import { RU_HR_STAFF } from './ru-hr-staff.ts'
import { RU_IT_ACCESS } from './ru-it-access.ts'
import { RU_IT_FACILITIES } from './ru-it-facilities.ts'
import { RU_PAYROLL } from './ru-payroll.ts'
import { RU_SUPPLY } from './ru-supply.ts'
import { RU_TREASURY_LEGAL } from './ru-treasury-legal.ts'
import { RU_WINDOW } from './ru-window.ts'

/** Russian scenarios. */
export const SCENARIOS_RU: Scenario[] = [
  ...RU_WINDOW,
  ...RU_HR_STAFF,
  ...RU_HR_LEAVE,
  ...RU_PAYROLL,
  ...RU_BENEFITS,
  ...RU_EXPENSES,
  ...RU_ACCOUNTING,
  ...RU_SUPPLY,
  ...RU_TREASURY_LEGAL,
  ...RU_IT_ACCESS,
  ...RU_IT_FACILITIES,
  ...RU_FEEDBACK,
]

/** English scenarios. */
export const SCENARIOS_EN: Scenario[] = [
  ...EN_WINDOW,
  ...EN_HR,
  ...EN_PAYROLL,
  ...EN_ACCOUNTING,
  ...EN_SUPPLY_LEGAL,
  ...EN_IT_FACILITIES,
]
