// `okno import-mail`: an archive of mail on this machine becomes past requests.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { StartError } from '#kernel/server/start-error.ts'
import { importArchive } from '#modules/channels/server/face.ts'
import type { Command } from './command.ts'
import { openProgram } from './opening.ts'
import { speaker } from './say.ts'

const voice = speaker()

export const importMail: Command = {
  summary: {
    ru: 'перенести архив почты (mbox, Maildir) в прошлые обращения',
    en: 'bring an archive of mail (mbox, Maildir) in as past requests',
  },
  usage: 'PATH --mailbox MAIL [--dry-run]',
  help: {
    ru: 'Просматривает файл mbox (и сжатый, .gz) или папку Maildir и переносит переписку закрытыми обращениями в группу ящика. Писем никому не уходит. --dry-run только просматривает. Прерванный перенос продолжает работник или страница «Перенос почты»; повторный ничего не добавляет.',
    en: 'Looks through an mbox file (also .gz) or a Maildir and brings its conversations in as closed requests of the mailbox’s team. Nobody gets a letter. --dry-run only looks. What was broken off is gone on with by the worker or from the screen “Import of mail”; a second run adds nothing.',
  },
  async run(args) {
    const { file, mailbox, dry } = read(args)
    const program = await openProgram(voice)
    try {
      let last = ''
      const ended = await importArchive(program.okno, { path: file, mailbox, dry }, state => {
        const share = state.progress === null ? '' : ` ${Math.floor(state.progress * 100)} %`
        const line =
          state.state === 'looking'
            ? {
                ru: `Просмотрено писем: ${state.letters}${share}`,
                en: `Letters looked at: ${state.letters}${share}`,
              }
            : {
                ru: `Перенесено писем: ${state.imported}${share}`,
                en: `Letters brought in: ${state.imported}${share}`,
              }
        if (line.en !== last) voice.say(line)
        last = line.en
      })
      if (ended === 'no_mailbox')
        throw new StartError({ ru: `Ящика ${mailbox} нет.`, en: `There is no mailbox ${mailbox}.` })
      if (ended === 'no_archive')
        throw new StartError({
          ru: `${file}: здесь нет ни файла mbox, ни папки Maildir.`,
          en: `${file}: there is neither an mbox file nor a Maildir.`,
        })
      if (ended.state === 'failed')
        throw new StartError({
          ru: `Перенос не может продолжаться: ${ended.error}`,
          en: `The import cannot go on: ${ended.error}`,
        })
      const { letters, conversations, people, duplicates, automatic, unreadable, imported, requests } = ended
      voice.say({
        ru: `Писем ${letters}: переписок ${conversations}, людей ${people}, повторов ${duplicates}, автоматических ${automatic}, не прочитано ${unreadable}.`,
        en: `${letters} letters: ${conversations} conversations, ${people} people, ${duplicates} known before, ${automatic} automatic, ${unreadable} not readable.`,
      })
      if (!dry)
        voice.say({
          ru: `Перенесено писем ${imported}, новых обращений ${requests}.`,
          en: `${imported} letters brought in, ${requests} new requests.`,
        })
      return 0
    } finally {
      await program.close()
    }
  },
}

function read(args: string[]): { file: string; mailbox: string; dry: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { mailbox: { type: 'string' }, 'dry-run': { type: 'boolean' } },
      allowPositionals: true,
    })
    const [file] = positionals
    if (file && positionals.length === 1 && values.mailbox)
      return { file: path.resolve(file), mailbox: values.mailbox, dry: values['dry-run'] ?? false }
  } catch {
    // said below
  }
  throw new StartError(
    {
      ru: 'Укажите архив и ящик: import-mail PATH --mailbox MAIL.',
      en: 'Give the archive and the mailbox: import-mail PATH --mailbox MAIL.',
    },
    { exit_code: 64 },
  )
}
