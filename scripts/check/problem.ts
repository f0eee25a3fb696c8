// What a check finds, and what the checks share: the sources and a migrated database, each made once and only when asked for.

export interface Problem {
  /** Below the project's folder. */
  readonly file: string
  readonly line?: number | undefined
  readonly message: string
}

/** `file:line: message`, as editors and people read it. */
export const printed = ({ file, line, message }: Problem): string =>
  `${file}${line ? `:${line}` : ''}: ${message}`
