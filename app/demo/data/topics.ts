// Sixty topics of the off-catalogue classifier in one list; they are in topics/, in the words of requesters, by department.

import { ACCOUNTING_TOPICS } from './topics/accounting.ts'
import { EXPENSE_TOPICS } from './topics/expenses.ts'
import { FACILITIES_TOPICS } from './topics/facilities.ts'
import { HR_LEAVE_TOPICS } from './topics/hr_leave.ts'
import { HR_STAFF_TOPICS } from './topics/hr_staff.ts'
import { IT_TOPICS } from './topics/it.ts'
import { LEGAL_TOPICS } from './topics/legal.ts'
import { PAYROLL_TOPICS } from './topics/payroll.ts'
import { PROCUREMENT_TOPICS } from './topics/procurement.ts'
import { TREASURY_TOPICS } from './topics/treasury.ts'
import { WINDOW_TOPICS } from './topics/window.ts'
import type { DemoTopic } from './types.ts'

/** Topics of the demo; codes are unique, every service code is in services.ts. */
export const TOPICS: DemoTopic[] = [
  ...PAYROLL_TOPICS,
  ...HR_LEAVE_TOPICS,
  ...EXPENSE_TOPICS,
  ...HR_STAFF_TOPICS,
  ...TREASURY_TOPICS,
  ...ACCOUNTING_TOPICS,
  ...PROCUREMENT_TOPICS,
  ...LEGAL_TOPICS,
  ...IT_TOPICS,
  ...FACILITIES_TOPICS,
  ...WINDOW_TOPICS,
]
