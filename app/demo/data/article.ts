// The shape of a knowledge article.
import type { DepartmentCode, LocalText } from './types.ts'

/** Who may read an article: everyone, managers of clients (and the centre), or the centre's own staff. */
export type ArticleAudience = 'everyone' | 'managers' | 'center'

/** One knowledge article in two languages. */
export interface Article {
  /** `KB-0001` and on, without gaps. */
  code: string
  /** One to three topic codes, the closest first. */
  topics: readonly string[]
  /** Code of the service that the article helps with, if there is one. */
  service: string | null
  department: DepartmentCode
  title: LocalText
  /** One sentence. */
  summary: LocalText
  /** Markdown: paragraphs, `##` headings, lists, tables, bold. */
  body: LocalText
  audience: ArticleAudience
  /** Code of the team that keeps the article true. */
  owner_team: string | null
  /** ISO date of the last review. */
  reviewed_on: string
}
