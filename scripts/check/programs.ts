// The checks that other programs do: formatting and lint by Biome, types by TypeScript, unused code by knip.
import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Problem } from './problem.ts'

export async function formatProblems(root: string): Promise<Problem[]> {
  const { code, output } = await run(root, '@biomejs/biome/bin/biome', [
    'ci',
    '--reporter=github',
    '--max-diagnostics=none',
  ])
  const found = [...output.matchAll(/^::error title=([^,]*),file=([^,]+),line=(\d+)[^:]*::(.*)$/gm)].map(
    ([, title, file, line, message]) => ({
      file: path.relative(root, file!),
      line: Number(line),
      message: `${message} (${title})`,
    }),
  )
  return failing(code, found, output, 'biome')
}

export async function typeProblems(root: string): Promise<Problem[]> {
  const { code, output } = await run(root, 'typescript/bin/tsc', ['--noEmit', '--pretty', 'false'])
  const found = [...output.matchAll(/^(.+?)\((\d+),\d+\): error (TS\d+: .*)$/gm)].map(
    ([, file, line, message]) => {
      return { file: file!, line: Number(line), message: message! }
    },
  )
  return failing(code, found, output, 'tsc')
}

interface KnipIssue {
  readonly file: string
  readonly [kind: string]: unknown
}

export async function unusedProblems(root: string): Promise<Problem[]> {
  const { code, output } = await run(root, 'knip/bin/knip.js', ['--reporter', 'json', '--no-progress'])
  const text = output.slice(output.indexOf('{"'))
  if (!text.startsWith('{')) return failing(code, [], output, 'knip')
  const { issues } = JSON.parse(text.slice(0, text.lastIndexOf('}') + 1)) as { issues: KnipIssue[] }
  const found = issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, things]) =>
      (Array.isArray(things) ? things : []).flat().map((thing: { name?: string; line?: number }) => {
        return { file, line: thing.line, message: `${titles[kind] ?? kind}: ${thing.name ?? file}` }
      }),
    ),
  )
  return failing(code, found, output, 'knip')
}

const titles: Record<string, string> = {
  files: 'nobody uses this file',
  exports: 'exported and used by nobody else',
  types: 'exported and used by nobody else',
  dependencies: 'a package that nobody uses',
  devDependencies: 'a package that nobody uses',
  unlisted: 'a package that package.json does not name',
  unresolved: 'cannot be found',
  duplicates: 'exported twice',
}

/** A program that fails without naming a file has failed all the same. */
function failing(code: number, found: Problem[], output: string, program: string): Problem[] {
  if (code === 0 || found.length > 0) return found
  return [
    { file: program, message: `ended with code ${code}: ${output.trim().split('\n').slice(-5).join(' | ')}` },
  ]
}

function run(
  root: string,
  program: string,
  args: readonly string[],
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', part => (output += part))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ code: code ?? 1, output }))
  })
}
