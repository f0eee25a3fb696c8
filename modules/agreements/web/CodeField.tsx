// How something is called in lists and by programs; what a code may be made of is said where it is wrong.
import { TextInput } from '@mantine/core'
import { useWords } from '#kernel/web/words.tsx'
import { agreementScreenWords } from '../text/agreements.ts'

interface Field {
  value: string
  onChange(given: never): void
  onBlur(): void
  error: string | undefined
  name: string
  id: string
}

/** `<CodeField field={form.field('code')} />` */
export function CodeField({ field, hint, fixed = false }: { field: Field; hint?: string; fixed?: boolean }) {
  const { make: text } = useWords(agreementScreenWords)
  return (
    <TextInput
      label={text.code}
      description={hint ?? text.codeHint}
      withAsterisk={!fixed}
      disabled={fixed}
      {...(field as Field & { onChange(given: unknown): void })}
      error={field.error && field.value ? text.codeWrong : field.error}
    />
  )
}
