// How an agent is named to people outside: fully, by the first name, or not at all.

/** As mailboxes and letters are set: see `agent_name` in contract/people.ts. */
export type NamePolicy = 'full' | 'first' | 'team'

/** `Мария Иванова, Единое окно`; the team alone where the policy or the name says so. */
export function speakerName(policy: NamePolicy, agent: string | null, team: string): string {
  const name = policy === 'team' || !agent || agent.includes('@') ? '' : agent.trim()
  const said = policy === 'first' ? firstName(name) : name
  return said === '' ? team : `${said}, ${team}`
}

const patronymic = /(?:вич|вна|чна|оглы|кызы|vich|vna|chna)$/iu
const surname =
  /(?:[оеё]ва?|ина?|ын|ына|[сц]кий|[сц]кая|цкой|ской|ко|юк|ук|чук|ян|янц|дзе|швили|их|ых|ov|ova|ev|eva|sky|skaya|enko)$/iu

/** The first name in any of the usual orders: `Иванова Мария Петровна`, `Мария Петровна Иванова`, `Мария Иванова`. */
export function firstName(name: string): string {
  const words = name.split(/[\s,]+/).filter(Boolean)
  const [one = '', two = '', three = ''] = words
  if (two !== '' && patronymic.test(two)) return one
  if (three !== '' && patronymic.test(three)) return two
  // `Мария Иванова` is usual; of `Иванова Мария` only the first word looks like a surname.
  return two !== '' && surname.test(one) && !surname.test(two) ? two : one
}
