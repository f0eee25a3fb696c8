// The centre's catalogue in one list: forty-five services; their specifications are in services/, by department.

import { ACCOUNTING_SERVICES } from './services/accounting.ts'
import { FACILITIES_SERVICES } from './services/facilities.ts'
import { HR_LEAVE_SERVICES } from './services/hr_leave.ts'
import { HR_MOVEMENT_SERVICES } from './services/hr_movement.ts'
import { HR_RECORD_SERVICES } from './services/hr_records.ts'
import { IT_SERVICES } from './services/it.ts'
import { LEGAL_SERVICES } from './services/legal.ts'
import { PAYROLL_SERVICES } from './services/payroll.ts'
import { PROCUREMENT_SERVICES } from './services/procurement.ts'
import { TREASURY_SERVICES } from './services/treasury.ts'
import { WINDOW_SERVICES } from './services/window.ts'
import type { DemoService } from './types.ts'

/** Services of the demo; `code` is unique, departments and teams are in organisation.ts. */
export const SERVICES: DemoService[] = [
  ...WINDOW_SERVICES,
  ...HR_MOVEMENT_SERVICES,
  ...HR_LEAVE_SERVICES,
  ...HR_RECORD_SERVICES,
  ...PAYROLL_SERVICES,
  ...ACCOUNTING_SERVICES,
  ...PROCUREMENT_SERVICES,
  ...TREASURY_SERVICES,
  ...LEGAL_SERVICES,
  ...IT_SERVICES,
  ...FACILITIES_SERVICES,
]
