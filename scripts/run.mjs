// `node scripts/run.mjs file.ts …`: runs one TypeScript file of Okno, installing the packages first when needed.
// Messages go to standard error: standard output belongs to the file.
import { prepare, runNode } from './setup.mjs'

runNode(await prepare(process.stderr), process.argv.slice(2), { alone: false })
