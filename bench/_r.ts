import { table } from './measure.ts'

const [file, fn] = process.argv.slice(2)
const m = await import(file!)
console.log(table(await m[fn!]()))
process.exit()
