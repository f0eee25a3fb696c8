// The letter to a client: both languages, both kinds of file, readable text, and nobody else's figures.
import { inflateSync } from 'node:zlib'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { makeFacts } from './facts.ts'

let okno: Testing
const month = '2026-02'
beforeAll(async () => {
  okno = await startOkno()
  await makeFacts(okno, { count: 600, from: '2026-01-20T00:00:00Z', to: '2026-03-05T00:00:00Z' })
})
afterAll(() => okno.close())

const letter = (
  query: string,
  who: Parameters<Testing['as']>[0] = 'admin',
  client = okno.center.clients.north,
) => okno.as(who).inject({ method: 'GET', url: `/api/quality-letters/${client}/${month}?${query}` })

const sheets = async (query: string) =>
  (await readXlsxFile((await letter(query)).rawPayload)) as unknown as {
    sheet: string
    data: (string | number | null)[][]
  }[]

/** The text of a PDF, as its fonts' tables from glyphs to letters tell it: what a reader can select and search. */
function textOf(pdf: Buffer): string {
  const streams: string[] = []
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue
    const end = pdf.indexOf('\nendstream', at)
    try {
      streams.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'))
    } catch {
      // Not all streams are packed this way; those of pages and of tables of letters are.
    }
  }
  const tables = streams.filter(stream => stream.includes('beginbfrange')).map(lettersOf)
  return streams
    .flatMap(stream => [...stream.matchAll(/\/F(\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g)])
    .reduce(
      ({ text, font }, [, chosen, shown]) => {
        if (chosen !== undefined) return { text, font: Number(chosen) }
        const glyphs = [...shown!.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => hex!).join('')
        const codes = glyphs.match(/.{4}/g) ?? []
        const known = tables.find(table => codes.every(code => table.has(code)))
        return { text: `${text}${codes.map(code => known?.get(code) ?? '?').join('')}\n`, font }
      },
      { text: '', font: 0 },
    ).text
}

function lettersOf(stream: string): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [, first, , list] of stream.matchAll(
    /<([0-9a-f]{4})> <([0-9a-f]{4})> \[((?:<[0-9a-f ]*> ?)*)\]/g,
  ))
    for (const [i, [, hex]] of [...list!.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const code = (Number.parseInt(first!, 16) + i).toString(16).padStart(4, '0')
      const units = hex!.replaceAll(' ', '').match(/.{4}/g) ?? []
      letters.set(code, String.fromCharCode(...units.map(unit => Number.parseInt(unit, 16))))
    }
  return letters
}

it.each([
  ['ru', 'Качество совместной работы', 'Узкие места'],
  ['en', 'Quality of our work together', 'Bottlenecks'],
])('is a PDF whose %s text can be selected', async (language, title, places) => {
  const { statusCode, headers, rawPayload } = await letter(`format=pdf&language=${language}`)
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="quality-north-${month}.pdf"`,
  })
  expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  // Lines are broken and set in parts: spaces are no matter.
  const text = textOf(rawPayload).replaceAll(/\s/g, '')
  for (const words of [title, places]) expect(text).toContain(words.replaceAll(' ', ''))
})

it('is a workbook with the figures of the index as numbers', async () => {
  const { total } = (
    await okno.as('admin').get(`/api/quality-index?month=${month}&client=${okno.center.clients.north}`)
  ).body
  const [words, slow, all, trend] = await sheets('format=xlsx&language=ru')
  expect(words!.sheet).toBe('Письмо')
  expect(words!.data.flat().join(' ')).toContain('Качество совместной работы: Клиент north')
  expect([slow!.sheet, all!.sheet, trend!.sheet]).toEqual([
    'Узкие места',
    'Все процессы',
    'Двенадцать месяцев',
  ])
  const figures = all!.data.slice(1) as number[][]
  expect(figures.reduce((sum, row) => sum + row[1]!, 0)).toBe(total.n)
  expect(figures.reduce((sum, row) => sum + row[2]!, 0)).toBe(total.good)
  expect(trend!.data).toHaveLength(13)
  expect(trend!.data.at(-1)!.slice(1, 5)).toEqual([
    total.n,
    total.good,
    total.n - total.good,
    expect.closeTo(total.index.percent / 100, 6),
  ])
})

it('speaks the language that is asked for, otherwise the reader’s, and blames nobody', async () => {
  const [english] = await sheets('format=xlsx&language=en')
  expect(english!.data.flat().join(' ')).toContain('The joint quality index is')
  const every = (await sheets('format=xlsx')).flatMap(({ data }) => data.flat()).join(' ')
  expect(every).toContain('Совместный индекс качества')
  expect(every).not.toMatch(/вин|нарушил|ошибк|опозда/i)
})

it('gives a client in the early mode the joint number alone', async () => {
  const north = okno.center.clients.north
  await okno.as('admin').put('/api/quality-index/modes', { client_id: north, mode: 'early' })
  const [, , all] = await sheets('format=xlsx&language=ru')
  expect(all!.data[0]).toEqual(['Процесс', 'Обращения', 'В порядке', 'Можно лучше', 'Индекс'])
  await okno.as('admin').put('/api/quality-index/modes', { client_id: north, mode: null })
})

it('tells the frozen figures of a frozen month, with their number', async () => {
  expect((await sheets('format=xlsx&language=ru'))[0]!.data.flat().join(' ')).toContain('ещё не заморожен')
  const { id } = (await okno.as('admin').post('/api/quality-snapshots', { month })).body
  expect((await sheets('format=xlsx&language=ru'))[0]!.data.flat().join(' ')).toContain(id)
})

it('is for those who report on the client, and there is none for others', async () => {
  expect((await letter('format=pdf', 'client_lead')).statusCode).toBe(200)
  expect((await letter('format=pdf', 'client_lead', okno.center.clients.south)).statusCode).toBe(404)
  expect((await letter('format=pdf', 'admin', okno.center.services.vpn)).statusCode).toBe(404)
  expect((await letter('format=pdf', 'requester')).statusCode).toBe(403)
  expect((await letter('format=docx')).statusCode).toBe(400)
})
