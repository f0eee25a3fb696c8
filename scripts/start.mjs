// `npm start`: from a bare clone to a running Okno.
import { fileURLToPath } from 'node:url'
import { prepare, runNode } from './setup.mjs'

const okno = fileURLToPath(new URL('../app/okno.ts', import.meta.url))
runNode(await prepare(process.stdout), [okno, 'start', ...process.argv.slice(2)], { alone: true })
