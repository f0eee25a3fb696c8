// The knowledge articles of the demo centre in one list; the texts are in articles/, by department.

import type { Article } from './article.ts'
import { ACCOUNTING_DOCUMENT_ARTICLES } from './articles/accounting_documents.ts'
import { ACCOUNTING_RECORD_ARTICLES } from './articles/accounting_records.ts'
import { FACILITIES_ARTICLES } from './articles/facilities.ts'
import { HR_LEAVE_ARTICLES } from './articles/hr_leave.ts'
import { HR_MOVEMENT_ARTICLES } from './articles/hr_movement.ts'
import { HR_RECORD_ARTICLES } from './articles/hr_records.ts'
import { IT_ACCESS_ARTICLES } from './articles/it_access.ts'
import { IT_WORKPLACE_ARTICLES } from './articles/it_workplace.ts'
import { LEGAL_ARTICLES } from './articles/legal.ts'
import { PAYROLL_CHANGE_ARTICLES } from './articles/payroll_changes.ts'
import { PAYROLL_PAY_ARTICLES } from './articles/payroll_pay.ts'
import { PROCUREMENT_ARTICLES } from './articles/procurement.ts'
import { TREASURY_ARTICLES } from './articles/treasury.ts'

/** Sixty articles in the order of their codes. */
export const ARTICLES: readonly Article[] = [
  ...ACCOUNTING_DOCUMENT_ARTICLES,
  ...ACCOUNTING_RECORD_ARTICLES,
  ...PAYROLL_PAY_ARTICLES,
  ...PAYROLL_CHANGE_ARTICLES,
  ...HR_LEAVE_ARTICLES,
  ...HR_MOVEMENT_ARTICLES,
  ...HR_RECORD_ARTICLES,
  ...PROCUREMENT_ARTICLES,
  ...TREASURY_ARTICLES,
  ...LEGAL_ARTICLES,
  ...IT_ACCESS_ARTICLES,
  ...IT_WORKPLACE_ARTICLES,
  ...FACILITIES_ARTICLES,
]
