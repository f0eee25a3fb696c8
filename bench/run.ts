// `npm run bench [-- name…] [--json]`: runs the benchmarks and prints their figures beside their floors.
import { availableParallelism, cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchArchive } from './archive.ts'
import { benchEvents } from './events.ts'
import { benchLetters } from './letters.ts'
import { benchLettersOut } from './letters-out.ts'
import { benchMail } from './mail.ts'
import { type Figure, table } from './measure.ts'
import { benchPromises } from './promises.ts'
import { benchQualityIndex } from './quality-index.ts'
import { benchQueue } from './queue.ts'
import { benchReading } from './reading.ts'
import { benchRecalculating } from './recalculating.ts'
import { benchRegistering } from './registering.ts'
import { benchWorkingTime } from './working-time.ts'

const benchmarks: Record<string, () => Promise<Figure[]>> = {
  registering: benchRegistering,
  reading: benchReading,
  queue: benchQueue,
  events: benchEvents,
  mail: benchMail,
  archive: benchArchive,
  letters: benchLetters,
  'letters-out': benchLettersOut,
  'working-time': benchWorkingTime,
  promises: benchPromises,
  recalculating: benchRecalculating,
  'quality-index': benchQualityIndex,
}

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
const unknown = positionals.filter(name => !(name in benchmarks))
if (unknown.length > 0) {
  console.error(
    `There is no benchmark called ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}.`,
  )
  process.exit(64)
}

const machine = `${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? 'unknown'}, Node.js ${process.version}`
if (!values.json) console.log(machine)
const results: { benchmark: string; load_before: number; figures: Figure[] }[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(benchmarks)) {
  const load_before = loadavg()[0]!
  const figures = await benchmarks[name]!()
  results.push({ benchmark: name, load_before, figures })
  if (!values.json)
    console.log(`\n${name} (load of the machine before: ${load_before.toFixed(1)})\n${table(figures)}`)
}
if (values.json) console.log(JSON.stringify({ machine, results }, null, 2))
process.exit()
