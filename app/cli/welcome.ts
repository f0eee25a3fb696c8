// The last lines of a start: where Okno is and, in the demo, as whom one can enter.
import type { Okno } from '#kernel/server/okno.ts'
import { isSetUp } from '#modules/setup/server/face.ts'
import { listPersonas } from '../demo/personas.ts'
import type { Speaker } from './say.ts'

export async function welcome(okno: Okno, { say }: Speaker): Promise<void> {
  const url = okno.config.OKNO_URL
  say({ ru: `\nОкно открыто: ${url}`, en: `\nOkno is open: ${url}` })
  if (!(await isSetUp({ db: okno.readDb })))
    say({
      ru: 'Центр ещё пуст: откройте этот адрес и ответьте на одну страницу вопросов.',
      en: 'The centre is still empty: open that address and answer one page of questions.',
    })
  if (!okno.config.OKNO_DEMO) return
  const personas = await listPersonas(okno)
  if (personas.length === 0) return
  say({ ru: '\nВойти в демо-компанию:', en: '\nEnter the demo company:' })
  const width = Math.max(...personas.map(persona => persona.role.length))
  for (const { role, name } of personas) {
    const line = `  ${role.padEnd(width)}  ${url}/enter/${role}  ${name}`
    say({ ru: line, en: line })
  }
  if (okno.config.OKNO_SMTP_PORT) {
    say({
      ru: `\nПисьма в единое окно: SMTP localhost:${okno.config.OKNO_SMTP_PORT}, адрес help@demo.okno; исходящие: ${url}/mailbox`,
      en: `\nLetters to the window: SMTP localhost:${okno.config.OKNO_SMTP_PORT}, address help@demo.okno; outgoing ones: ${url}/mailbox`,
    })
  }
}
