#!/usr/bin/env node
// The command `okno`: the command line in app/okno.ts under the Node that Okno brings.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare, runNode } from './setup.mjs'

const program = join(dirname(dirname(fileURLToPath(import.meta.url))), 'app', 'okno.ts')
runNode(await prepare(process.stderr), [program, ...process.argv.slice(2)], { alone: false })
