// The command line of Okno: which commands there are, and what each does in one sentence.
import { isConnectionLoss } from '#kernel/server/database.ts'
import { StartError } from '#kernel/server/start-error.ts'
import { optionsOf } from './cli/arguments.ts'
import { commands } from './cli/commands.ts'
import { lostDatabase } from './cli/database-refusals.ts'
import { speaker } from './cli/say.ts'

const [name = 'help', ...rest] = process.argv.slice(2)
const { pick } = speaker()

async function main(): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') {
    console.log(overview())
    return 0
  }
  if (name === '--version' || name === '-v') return commands.version!.run([])
  const command = commands[name]
  if (!command) {
    console.error(pick({ ru: `Команды «${name}» нет.`, en: `There is no command "${name}".` }))
    console.error(overview())
    return 64
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(`okno ${name}${command.usage ? ` ${command.usage}` : ''}\n\n${pick(command.help)}`)
    return 0
  }
  // Without a usage line a command takes nothing.
  if (!command.usage) optionsOf(name, rest, {})
  return command.run(rest)
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map(key => key.length))
  const lines = Object.entries(commands).map(
    ([key, { summary }]) => `  okno ${key.padEnd(width)}  ${pick(summary)}`,
  )
  return [
    ...lines,
    '',
    pick({
      ru: '  okno КОМАНДА --help  подробно о команде',
      en: '  okno COMMAND --help  more about a command',
    }),
  ].join('\n')
}

try {
  process.exitCode = await main()
} catch (error) {
  const told = error instanceof StartError || !isConnectionLoss(error) ? error : lostDatabase(error)
  console.error(told instanceof StartError ? pick({ ru: told.ru, en: told.en }) : told)
  process.exitCode = told instanceof StartError ? told.exit_code : 1
}
// Everything that was opened has been closed; a forgotten handle must not keep a finished command alive.
process.exit()
