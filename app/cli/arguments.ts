// What stands behind a command on the command line: its options, checked.
import { parseArgs } from 'node:util'
import { StartError } from '#kernel/server/start-error.ts'

/** What a command accepts: options with a value, and bare ones. */
export type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>

type Read<O extends Options> = { [Name in keyof O]?: O[Name]['type'] extends 'string' ? string : boolean }

/** The options of `okno name …args`. @throws StartError with code 64 for anything the command does not know. */
export function optionsOf<const O extends Options>(name: string, args: string[], options: O): Read<O> {
  try {
    return parseArgs({ args, options }).values as Read<O>
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw error
    throw new StartError(
      {
        ru: `Не понимаю «${args.join(' ')}». Что принимает команда, говорит npm run okno -- ${name} --help.`,
        en: `"${args.join(' ')}" is not understood. npm run okno -- ${name} --help tells what the command takes.`,
      },
      { cause: error, exit_code: 64 },
    )
  }
}

/** @throws StartError unless `text` is a whole number above zero. */
export function wholeNumber(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new StartError(
    {
      ru: `«${text}» — не целое число больше нуля.`,
      en: `"${text}" is not a whole number above zero.`,
    },
    { exit_code: 64 },
  )
}
