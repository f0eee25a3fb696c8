// Archives of mail for tests: letters as programs wrote them, in the charsets of their time, and files that hold them.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { window } from './mail-world.ts'

export interface Written {
  readonly id?: string
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly date?: string | null
  readonly answers?: string
  readonly text?: string | Buffer
  readonly charset?: string
  readonly more?: string
}

/** A letter with LF ends, as archives on disk have them. */
export function past(written: Written): Buffer {
  const { id, from = 'ivanova@client.test', to = window, subject = 'Справка', answers } = written
  const date = written.date === undefined ? 'Mon, 3 Feb 2020 10:00:00 +0300' : written.date
  const head = [
    from ? `From: ${from}` : null,
    `To: ${to}`,
    `Subject: ${subject}`,
    id ? `Message-ID: <${id}@client.test>` : null,
    date ? `Date: ${date}` : null,
    answers ? `In-Reply-To: <${answers}@client.test>` : null,
    answers ? `References: <${answers}@client.test>` : null,
    written.more ?? null,
    'MIME-Version: 1.0',
    `Content-Type: text/plain; charset=${written.charset ?? 'utf-8'}`,
    'Content-Transfer-Encoding: 8bit',
  ].filter(line => line !== null)
  return Buffer.concat([
    Buffer.from(`${head.join('\n')}\n\n`),
    Buffer.from(written.text ?? 'Пришлите, пожалуйста, справку.'),
    Buffer.from('\n'),
  ])
}

const line = 'From MAILER-DAEMON Mon Feb  3 10:00:00 2020\n'

/** mboxrd: `From ` and `>From ` at the beginning of a line are quoted by one more sign. */
export const mboxrd = (letters: readonly Buffer[]): Buffer =>
  Buffer.concat(
    letters.flatMap(letter => [
      Buffer.from(line),
      Buffer.from(letter.toString('latin1').replaceAll(/^(>*From )/gm, '>$1'), 'latin1'),
      Buffer.from('\n'),
    ]),
  )

/** mboxcl2: nothing is quoted, Content-Length says where a letter ends. */
export const mboxcl2 = (letters: readonly Buffer[]): Buffer =>
  Buffer.concat(
    letters.flatMap(letter => {
      const body = letter.indexOf('\n\n') + 2
      return [
        Buffer.from(line),
        letter.subarray(0, body - 1),
        Buffer.from(`Content-Length: ${letter.length - body}\n\n`),
        letter.subarray(body),
        Buffer.from('\n'),
      ]
    }),
  )

export const withCrlf = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')

/** Writes letters into cur of a Maildir, or of a folder in it. */
export async function writeMaildir(folder: string, letters: readonly Buffer[], sub = ''): Promise<void> {
  for (const part of ['cur', 'new', 'tmp']) await mkdir(path.join(folder, sub, part), { recursive: true })
  for (const [index, letter] of letters.entries())
    await writeFile(path.join(folder, sub, 'cur', `${1_580_000_000 + index}.M${index}.host:2,S`), letter)
}

/** One conversation of three letters and a matter of its own, in KOI8-R and Windows-1251; addresses of the small centre. */
export const conversation = (agent: string): Buffer[] => [
  past({
    id: 'first',
    subject: '=?koi8-r?B?89DSwdfLwSDPIMTPyM/EwcjA?=',
    charset: 'koi8-r',
    text: Buffer.from([0xf0, 0xd2, 0xc9, 0xdb, 0xcc, 0xc9, 0xd4, 0xc5]),
  }),
  past({
    id: 'second',
    from: agent,
    to: 'ivanova@client.test',
    subject: 'Re: Справка',
    date: 'Mon, 3 Feb 2020 12:00:00 +0300',
    answers: 'first',
    text: `From Monday on it is ready.\n${agent} has it.`,
  }),
  past({
    id: 'third',
    subject: 'Re: Справка',
    date: 'Tue, 4 Feb 2020 09:00:00 +0300',
    answers: 'second',
    charset: 'windows-1251',
    text: Buffer.from([0xd1, 0xef, 0xe0, 0xf1, 0xe8, 0xe1, 0xee]),
  }),
  past({
    id: 'other',
    from: 'petrov@other.test',
    subject: 'Пропуск',
    date: 'Wed, 5 Feb 2020 09:00:00 +0300',
    text: 'Нужен пропуск.',
  }),
]
