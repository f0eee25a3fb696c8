// Forms over the zod shapes of the contracts: the browser says no to the same things as the server, next to the field.
import { type ChangeEvent, type FormEvent, useCallback, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import { sayIssue } from './issue.ts'
import { Problem } from './problem.ts'
import { useWebWords } from './words.tsx'

type Errors = Readonly<Record<string, string>>
type Names<S extends z.ZodObject> = keyof z.input<S> & string

export interface Form<S extends z.ZodObject> {
  readonly values: z.input<S>
  set<N extends Names<S>>(name: N, value: z.input<S>[N]): void
  /** `<TextInput label={…} {...form.field('title')} />`: value, change, error and name. Takes events and plain values alike. */
  field<N extends Names<S>>(name: N): FieldProps<z.input<S>[N]>
  /** `<Checkbox label={…} {...form.check('urgent')} />` */
  check(name: Names<S>): CheckProps
  /** The sentence at a place, e.g. `items.0.name`. */
  errorAt(path: string): string | undefined
  /** What the server refused, unless its whole answer stands at fields already. For `<Said />`. */
  readonly refusal: Problem | null
  readonly sending: boolean
  /** Has anything been changed since the beginning or the last `reset`? */
  readonly dirty: boolean
  reset(values?: Partial<z.input<S>>): void
  /** `<form onSubmit={form.submit(values => command.mutateAsync({ body: values }))}>` */
  submit(send: (values: z.output<S>) => unknown): (event?: FormEvent<HTMLElement>) => Promise<void>
}

interface FieldProps<V> {
  // What inputs show: text fields take '' for nothing, selects null; hence the wide type.
  value: NonNullable<V>
  // A bivariant method, as inputs call back with an event or with the value.
  onChange(
    given: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement> | V | null | string,
  ): void
  onBlur(): void
  error: string | undefined
  name: string
  id: string
}

interface CheckProps {
  checked: boolean
  onChange(event: ChangeEvent<HTMLInputElement>): void
  error: string | undefined
  name: string
}

/** A form for a shape, beginning with some values. Give `id` when two forms of one page have fields of the same name. */
export function useForm<S extends z.ZodObject>(
  schema: S,
  initial: Partial<z.input<S>> = {},
  { id = 'form' }: { id?: string } = {},
): Form<S> {
  const text = useWebWords()
  const [start, setStart] = useState(initial)
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Errors>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [sending, setSending] = useState(false)
  const latest = useRef(values)
  latest.current = values

  const findings = useCallback(
    (given: object): { data: z.output<S> | null; errors: Errors } => {
      const read = schema.safeParse(withoutBlanks(schema, given), { reportInput: true })
      if (read.success) return { data: read.data, errors: {} }
      const entries = read.error.issues.map(issue => [issue.path.join('.'), sayIssue(issue, text)] as const)
      return { data: null, errors: Object.fromEntries(entries.reverse()) }
    },
    [schema, text],
  )

  const set = useCallback((name: string, value: unknown) => {
    setValues(old => ({ ...old, [name]: value }))
    setErrors(old => Object.fromEntries(Object.entries(old).filter(([path]) => !isAt(path, name))))
  }, [])

  const checkOne = (name: string) => {
    const filled = !isBlank((latest.current as Record<string, unknown>)[name])
    const said = filled
      ? Object.entries(findings(latest.current).errors).filter(([path]) => isAt(path, name))
      : []
    if (said.length > 0) setErrors(old => ({ ...old, ...Object.fromEntries(said) }))
  }

  const submit = (send: (values: z.output<S>) => unknown) => async (event?: FormEvent<HTMLElement>) => {
    event?.preventDefault()
    const read = findings(latest.current)
    setErrors(read.errors)
    setProblem(null)
    if (!read.data) return focusFirst(id, Object.keys(read.errors), Object.keys(schema.shape))
    setSending(true)
    try {
      await send(read.data)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
      setErrors(Object.fromEntries(error.errors.map(({ path, message }) => [path, message])))
      focusFirst(
        id,
        error.errors.map(({ path }) => path),
        Object.keys(schema.shape),
      )
    } finally {
      setSending(false)
    }
  }

  const errorAt = (path: string) =>
    errors[path] ?? Object.entries(errors).find(([at]) => at.startsWith(`${path}.`))?.[1]
  const placed =
    problem?.errors.length && problem.errors.every(({ path }) => path.split('.')[0]! in schema.shape)
  const dirty = useMemo(() => JSON.stringify(values) !== JSON.stringify(start), [values, start])

  return {
    values: values as z.input<S>,
    set,
    field: name => ({
      value: ((values as Record<string, unknown>)[name] ?? blankOf(schema, name)) as never,
      onChange: given => set(name, isEvent(given) ? given.currentTarget.value : given),
      onBlur: () => checkOne(name),
      error: errorAt(name),
      name,
      id: `${id}-${name}`,
    }),
    check: name => ({
      checked: Boolean((values as Record<string, unknown>)[name]),
      onChange: event => set(name, event.currentTarget.checked),
      error: errorAt(name),
      name,
    }),
    errorAt,
    refusal: placed ? null : problem,
    sending,
    dirty,
    reset(next = initial) {
      setStart(next)
      setValues(next)
      setErrors({})
      setProblem(null)
    },
    submit,
  }
}

const isAt = (path: string, name: string): boolean => path === name || path.startsWith(`${name}.`)
const isBlank = (value: unknown): boolean => value === undefined || value === null || value === ''
const isEvent = (given: unknown): given is ChangeEvent<HTMLInputElement> =>
  typeof given === 'object' && given !== null && 'currentTarget' in given

/** Empty fields go as "nothing" where the shape knows nothing (null before undefined, so that a field can be emptied). */
function withoutBlanks(schema: z.ZodObject, values: object): Record<string, unknown> {
  const entries = Object.entries(values).map(([name, value]) => {
    const field = schema.shape[name] as z.ZodType | undefined
    if (value !== '' || !field) return [name, value]
    if (field.safeParse(null).success) return [name, null]
    return [name, field.safeParse(undefined).success ? undefined : value]
  })
  return Object.fromEntries(entries)
}

/** What an untouched input shows: text inputs want '', lists want a list, pickers want null. */
function blankOf(schema: z.ZodObject, name: string): unknown {
  let field = schema.shape[name] as z.ZodType | undefined
  while (field && 'innerType' in field.def) field = field.def.innerType as z.ZodType
  if (field?.def.type === 'array') return []
  if (field?.def.type === 'object') return {}
  return field?.def.type === 'enum' ? null : ''
}

function focusFirst(id: string, paths: readonly string[], order: readonly string[]): void {
  const names = paths.map(path => path.split('.')[0]!)
  const first = order.find(name => names.includes(name))
  if (!first) return
  const element = document.getElementById(`${id}-${first}`) ?? document.getElementsByName(first)[0]
  element?.focus()
}
