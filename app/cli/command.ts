// What a command of the command line is.
export interface Command {
  readonly summary: { ru: string; en: string }
  readonly help: { ru: string; en: string }
  readonly usage?: string
  run(args: string[]): Promise<number>
}
