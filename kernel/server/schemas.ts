// JSON Schemas out of zod: one for the documentation, one that the fast serialiser understands.
import { z } from 'zod'

type JsonSchema = Record<string, unknown>

/** For OpenAPI 3.1. */
export const documented = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as JsonSchema
  return rest
}

/**
 * For fast-json-stringify: "X or null" becomes a nullable X, which it writes without asking a validator; properties the
 * contract does not name are left out of the answer.
 */
export function serialisable(schema: z.ZodType): JsonSchema {
  return simplified(documented(schema, 'output')) as JsonSchema
}

function simplified(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(simplified)
  if (typeof node !== 'object' || node === null) return node
  const schema = node as JsonSchema
  const choices = schema.anyOf as JsonSchema[] | undefined
  if (choices?.length === 2 && choices.some(choice => choice.type === 'null')) {
    const other = choices.find(choice => choice.type !== 'null')!
    return simplified({ ...without(schema, 'anyOf'), ...other, nullable: true })
  }
  // An open record keeps all its properties; a closed object writes the named ones only.
  const { pattern, additionalProperties, ...kept } = schema
  const open = typeof additionalProperties === 'object' && Object.keys(schema.properties ?? {}).length === 0
  return Object.fromEntries(
    Object.entries({ ...kept, ...(open ? { additionalProperties } : {}) }).map(([key, value]) => [
      key,
      simplified(value),
    ]),
  )
}

const without = (schema: JsonSchema, key: string): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key))
