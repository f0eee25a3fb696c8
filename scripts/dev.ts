// `npm run dev`: the server, started anew when its files change, and Vite, which shows changed screens at once.
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
const watched = ['app', 'kernel', 'modules', 'db'].map(folder => `--watch-path=${path.join(root, folder)}`)

const children: ChildProcess[] = [
  spawn(process.execPath, [...watched, path.join(root, 'app/okno.ts'), 'start'], {
    stdio: 'inherit',
    cwd: root,
  }),
  spawn(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js')], {
    stdio: 'inherit',
    cwd: root,
  }),
]
console.error(
  `Screens: http://localhost:5173   API and built screens: http://localhost:${process.env.PORT || 8080}`,
)

const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
for (const child of children) child.on('exit', stop)
