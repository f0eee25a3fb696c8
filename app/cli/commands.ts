// The commands of the command line, each with its help in both languages.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readConfig, Settings, settingsInRussian, unknownSettings } from '#kernel/server/config.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { StartError } from '#kernel/server/start-error.ts'
import {
  findAccountByEmail,
  grantRoleByCode,
  makeApiKey,
  setPassword,
} from '#modules/identity/server/face.ts'
import { addPerson } from '#modules/organisation/server/face.ts'
import { removeDemo, seedDemo, seedVolume } from '../demo/seed.ts'
import { optionsOf, wholeNumber } from './arguments.ts'
import type { Command } from './command.ts'
import { furnishDefaults } from './furnish.ts'
import { importMail } from './import-mail.ts'
import { bringUpToDate, openDatabase, openProgram } from './opening.ts'
import { speaker } from './say.ts'
import { runHere } from './start.ts'

const voice = speaker()

export const commands: Record<string, Command> = {
  start: {
    summary: {
      ru: 'всё сразу: база, демо-компания, сервер и работник',
      en: 'everything at once: database, demo company, server and worker',
    },
    help: {
      ru: 'Запускает базу данных (если не задан DATABASE_URL), приводит её к новому виду, при первом запуске наполняет демо-компанией и работает, пока не остановят.',
      en: 'Starts the database (unless DATABASE_URL is set), brings it up to date, fills the demo company on the first run, and works until stopped.',
    },
    run: () => runHere(voice, { serve: true, work: true, first_run: true }),
  },
  serve: {
    summary: { ru: 'только сервер: портал, рабочее место, API', en: 'the server only: portal, desk, API' },
    help: {
      ru: 'Один из скольких угодно серверов на одной базе данных.',
      en: 'One of any number of servers on one database.',
    },
    run: () => runHere(voice, { serve: true, work: false, first_run: false }),
  },
  work: {
    summary: {
      ru: 'только работник: реакции, письма, расписания',
      en: 'the worker only: reactions, letters, schedules',
    },
    help: {
      ru: 'Один из скольких угодно работников на одной базе данных.',
      en: 'One of any number of workers on one database.',
    },
    run: () => runHere(voice, { serve: false, work: true, first_run: false }),
  },
  migrate: {
    summary: { ru: 'привести базу данных к новому виду', en: 'bring the database up to date' },
    help: {
      ru: 'Применяет недостающие миграции и печатает их имена.',
      en: 'Applies the missing migrations and prints their names.',
    },
    async run() {
      const database = await openDatabase(voice)
      try {
        for (const name of await bringUpToDate(database.url)) console.log(name)
        return 0
      } finally {
        await database.close()
      }
    },
  },
  seed: {
    summary: {
      ru: 'наполнить демо-компанией или объёмом, или убрать её',
      en: 'fill with the demo company or with volume, or take it away',
    },
    usage: '[--requests N] [--remove-demo]',
    help: {
      ru: 'Без ключей наполняет демо-компанией. --requests N добавляет столько обращений для измерений. --remove-demo убирает всё это.',
      en: 'Without options fills the demo company. --requests N adds so many requests for measuring. --remove-demo takes all of it away.',
    },
    async run(args) {
      const values = optionsOf('seed', args, {
        requests: { type: 'string' },
        'remove-demo': { type: 'boolean' },
      })
      const count = values.requests === undefined ? null : wholeNumber(values.requests)
      const program = await openProgram(voice)
      try {
        if (values['remove-demo']) await removeDemo(program.okno, program.url, voice)
        else if (count) await seedVolume(program.okno, program.url, count, voice)
        else await seedDemo(program.okno, program.url, voice)
        return 0
      } finally {
        await program.close()
      }
    },
  },
  'check-config': {
    summary: { ru: 'проверить и объяснить настройки', en: 'check and explain the settings' },
    help: {
      ru: 'Печатает каждую настройку, её значение и смысл; код 78, если что-то неверно.',
      en: 'Prints each setting, its value and meaning; ends with 78 if something is wrong.',
    },
    async run() {
      const read = readConfig()
      const problems = new Map(
        Array.isArray(read) ? read.map(problem => [problem.setting, problem.message]) : [],
      )
      for (const [name, schema] of Object.entries(Settings.shape)) {
        const problem = problems.get(name)
        const given = process.env[name] || undefined
        // With another setting wrong there is no whole, but this one can still be told.
        const alone = problem ? given : schema.safeParse(given).data
        const value = Array.isArray(read) ? alone : read[name as keyof typeof read]
        console.log(`${name} = ${shown(name, value)}`)
        console.log(
          `    ${voice.pick({ ru: settingsInRussian[name as keyof typeof settingsInRussian], en: schema.description ?? '' })}`,
        )
        if (problem) console.log(`    ! ${voice.pick(problem)}`)
      }
      for (const name of unknownSettings())
        console.log(
          `${name}\n    ! ${voice.pick({ ru: 'такой настройки нет', en: 'there is no such setting' })}`,
        )
      return problems.size > 0 ? 78 : 0
    },
  },
  'make-admin': {
    summary: { ru: 'сделать человека администратором', en: 'make a person an administrator' },
    usage: '--email MAIL [--name NAME] [--password PASSWORD]',
    help: {
      ru: 'Находит человека по адресу или заводит его и даёт роль администратора. Пароль можно передать и через OKNO_PASSWORD.',
      en: 'Finds the person by address, or adds one, and gives the role of administrator. The password may also come in OKNO_PASSWORD.',
    },
    async run(args) {
      const values = optionsOf('make-admin', args, {
        email: { type: 'string' },
        name: { type: 'string' },
        password: { type: 'string' },
      })
      const email = values.email?.toLowerCase()
      if (!email)
        throw new StartError(
          { ru: 'Укажите адрес: --email MAIL.', en: 'Give the address: --email MAIL.' },
          { exit_code: 64 },
        )
      const password = values.password ?? process.env.OKNO_PASSWORD
      const program = await openProgram(voice)
      try {
        // Before the first start there are no roles yet.
        await furnishDefaults(program.okno)
        await inTransaction(program.okno, bySystem(program.okno, 'make-admin'), async ctx => {
          const known = await findAccountByEmail(ctx, email)
          const id = known?.id ?? (await addPerson(ctx, { name: values.name ?? email, emails: [email] }))
          await grantRoleByCode(ctx, id, 'admin', { kind: 'all' })
          if (password) await setPassword(ctx, id, password)
        })
        voice.say({ ru: `${email} теперь администратор.`, en: `${email} is an administrator now.` })
        return 0
      } finally {
        await program.close()
      }
    },
  },
  'api-key': {
    summary: { ru: 'выдать ключ API', en: 'make an API key' },
    usage: '--person MAIL [--name NAME] [--days N]',
    help: {
      ru: 'Печатает в стандартный вывод только ключ. Ключ действует от имени человека; --days ограничивает срок.',
      en: 'Prints nothing but the key on standard output. The key acts as the person; --days limits its life.',
    },
    async run(args) {
      const values = optionsOf('api-key', args, {
        person: { type: 'string' },
        name: { type: 'string' },
        days: { type: 'string' },
      })
      const email = values.person?.toLowerCase()
      if (!email)
        throw new StartError(
          { ru: 'Укажите, чей ключ: --person MAIL.', en: 'Say whose key: --person MAIL.' },
          { exit_code: 64 },
        )
      const days = values.days === undefined ? null : wholeNumber(values.days)
      const program = await openProgram(voice)
      try {
        const { key } = await inTransaction(program.okno, bySystem(program.okno, 'api-key'), async ctx => {
          const account = await findAccountByEmail(ctx, email)
          if (!account)
            throw new StartError({
              ru: `Человека с адресом ${email} нет.`,
              en: `There is nobody with the address ${email}.`,
            })
          const expires_at = days ? new Date(ctx.now.getTime() + days * 86_400_000) : null
          return makeApiKey(ctx, { account_id: account.id, name: values.name ?? 'command line', expires_at })
        })
        console.log(key)
        return 0
      } finally {
        await program.close()
      }
    },
  },
  'import-mail': importMail,
  version: {
    summary: { ru: 'версия', en: 'the version' },
    help: { ru: 'Печатает версию Окна и Node.js.', en: 'Prints the versions of Okno and Node.js.' },
    async run() {
      const { version } = JSON.parse(
        readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'),
      )
      console.log(`okno ${version} (node ${process.version})`)
      return 0
    },
  },
}

const secrets = new Set(['OKNO_SECRET', 'DATABASE_URL', 'OKNO_MAIL_RELAY'])

/** A value as one would set it; secrets are only said to be there. */
function shown(name: string, value: string | number | boolean | undefined): string {
  if (value === undefined || value === '') return '-'
  if (secrets.has(name)) return '***'
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)
}
