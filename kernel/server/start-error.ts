// What can go wrong before Okno runs, told to the person at the terminal in Russian and English.

/** One sentence or a few for a person, in both languages. */
export type Told = { ru: string; en: string }

/** A foreseen reason why Okno cannot start; shown without a stack trace, in the reader's language. */
export class StartError extends Error {
  readonly ru: string
  readonly en: string
  /** 78 for wrong settings, 64 for a wrong command line, 1 for everything else. */
  readonly exit_code: number

  constructor(text: Told, options: ErrorOptions & { exit_code?: number } = {}) {
    super(text.en, options)
    this.name = 'StartError'
    this.ru = text.ru
    this.en = text.en
    this.exit_code = options.exit_code ?? 1
  }
}

/**
 * Turns a refusal of the file system at `path` into a StartError that says what to do.
 * Any other error is given back as it is, so that it stays a bug with its stack.
 */
export function explainDisk(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const text = disk_sentences[code]?.(path)
  return text ? new StartError(text, { cause: error }) : error
}

const noRight = (path: string): Told => ({
  ru: `Нет права писать в ${path}. Запустите Okno от имени владельца этой папки или дайте право записи.`,
  en: `No permission to write to ${path}. Start Okno as the owner of that folder, or give the permission to write.`,
})

const notAFolder = (path: string): Told => ({
  ru: `Не получается создать папку ${path}: на её месте или выше по пути лежит файл. Уберите его или выберите другое место.`,
  en: `The folder ${path} cannot be made: there is a file in its place or above it. Move the file or choose another place.`,
})

const disk_sentences: Record<string, ((path: string) => Told) | undefined> = {
  EACCES: noRight,
  EPERM: noRight,
  EROFS: path => ({
    ru: `Диск, на котором лежит ${path}, открыт только для чтения. Перенесите Okno на диск, куда можно писать.`,
    en: `The disk that holds ${path} is read-only. Move Okno to a disk that can be written.`,
  }),
  ENOSPC: path => ({
    ru: `На диске не осталось места для ${path}. Освободите место и запустите Okno снова.`,
    en: `There is no space left on the disk for ${path}. Free some space and start Okno again.`,
  }),
  EDQUOT: path => ({
    ru: `Исчерпана ваша квота на диске, где лежит ${path}. Освободите место и запустите Okno снова.`,
    en: `Your quota on the disk that holds ${path} is used up. Free some space and start Okno again.`,
  }),
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
}
