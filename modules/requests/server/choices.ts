// What of requests agreements may name: services and kinds of request.
import { sql } from 'kysely'
import type { Choice, ChoiceSource } from '#modules/agreements/server/face.ts'
import { types } from '../contract.ts'
import en from '../text/conversation.en.ts'
import ru from '../text/conversation.ru.ts'

/** Services that may be asked for, by title; with ids also those of the past. */
export const servicesToName: ChoiceSource = {
  kind: 'service',
  async find({ db, language }, { ids, departments, q, limit = 50 }) {
    const select = sql`select id, title as name, department_id from catalogue.service_view`
    const { rows } = await (departments
      ? sql<Choice>`${select} where department_id = any(${[...departments]}::uuid[])`
      : ids
        ? sql<Choice>`${select} where id = any(${[...ids]}::uuid[])`
        : sql<Choice>`
          ${select}
          where status = 'published' and strpos(lower(concat_ws(' ', title ->> 'ru', title ->> 'en')), lower(${q ?? ''})) > 0
          order by coalesce(title ->> ${language}::text, title ->> 'ru', title ->> 'en'), id limit ${limit}`
    ).execute(db)
    return rows
  },
}

const namedTypes: readonly Choice[] = types.map(type => ({
  id: type,
  name: { ru: ru.types[type], en: en.types[type] },
}))

export const typesToName: ChoiceSource = {
  kind: 'type',
  async find(_, { ids, q = '', limit = 50 }) {
    const words = q.toLowerCase()
    return namedTypes
      .filter(({ id, name }) =>
        ids ? ids.includes(id) : `${name.ru} ${name.en}`.toLowerCase().includes(words),
      )
      .slice(0, limit)
  },
}
