// The command line of Okno: which commands there are, and what each does in one sentence.
import { StartError } from '#kernel/server/start-error.ts'
import { commands } from './cli/commands.ts'
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
  if (error instanceof StartError) console.error(pick({ ru: error.ru, en: error.en }))
  else if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS'))
    console.error((error as Error).message)
  else console.error(error)
  process.exitCode = 1
}
// Everything that was opened has been closed; a forgotten handle must not keep a finished command alive.
process.exit()
