// Documentation that is tested narrowly: files and npm scripts it names exist, READMEs of domains are short, packages are explained.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Problem } from './problem.ts'

const longest_readme = 40

/** Problems of the documents among `files`. */
export async function docsProblems(root: string, files: readonly string[]): Promise<Problem[]> {
  const read = (file: string) => readFile(path.join(root, file), 'utf8')
  const {
    scripts = {},
    dependencies = {},
    devDependencies = {},
  } = JSON.parse(await read('package.json')) as {
    scripts?: Record<string, string>
    dependencies?: Record<string, string>
    devDependencies?: Record<string, string>
  }
  const documents = files.filter(file =>
    /^(README[^/]*|CONTRIBUTING|SECURITY|docs\/.*|modules\/[\w-]+\/README)\.md$/.test(file),
  )
  const problems: Problem[] = []
  for (const file of documents) {
    const text = await read(file)
    problems.push(...namedThings(file, text, files, Object.keys(scripts)))
    if (file.startsWith('modules/') && lineCount(text) > longest_readme)
      problems.push({ file, message: `${lineCount(text)} lines; ${longest_readme} is the limit` })
  }
  return [...problems, ...(await unexplained(root, files, { ...dependencies, ...devDependencies }))]
}

const lineCount = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** Paths and `npm run` commands that do not exist. */
export function namedThings(
  file: string,
  text: string,
  files: readonly string[],
  scripts: readonly string[],
): Problem[] {
  const known = new Set(files.flatMap(name => [name, ...foldersOf(name)]))
  return text.split('\n').flatMap((content, index) => {
    const quoted = [...content.matchAll(/`([^`]+)`/g)].map(match => match[1]!)
    const linked = [...content.matchAll(/\]\((?!\w+:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(match => match[1]!)
    const missing = [
      ...quoted.filter(isProjectPath).filter(name => !exists(known, name, file)),
      ...linked.filter(name => !exists(known, name, file)),
    ].map(name => `${name} does not exist`)
    const commands = [...content.matchAll(/npm run (?:-\S+ )*([\w:][\w:-]*)/g)].map(match => match[1]!)
    const absent = commands
      .filter(name => !scripts.includes(name))
      .map(name => `there is no npm script ${name}`)
    return [...missing, ...absent].map(message => ({ file, line: index + 1, message }))
  })
}

const folders = 'app|bench|db|deploy|docs|e2e|kernel|modules|scripts|\\.ci'
/** `kernel/server/http.ts`, `modules/` and the like; places to fill in (`<domain>`, `NNNN`, `*`, `…`) are not looked up. */
const isProjectPath = (name: string) =>
  new RegExp(`^(#?(${folders})/[\\w./*-]*)$`).test(name) && !/[*<>…]|NNNN/.test(name)

function exists(known: ReadonlySet<string>, name: string, from: string): boolean {
  const bare = name.replace(/^#/, '').replace(/:\d+$/, '').replace(/\/$/, '')
  return known.has(bare) || known.has(path.posix.join(path.posix.dirname(from), bare))
}

function foldersOf(name: string): string[] {
  const parts = name.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** Each package is named in a decision record: what for, and how to leave it. */
async function unexplained(
  root: string,
  files: readonly string[],
  packages: Record<string, string>,
): Promise<Problem[]> {
  const records = files.filter(file => /^docs\/decisions\/.*\.md$/.test(file))
  const texts = await Promise.all(records.map(file => readFile(path.join(root, file), 'utf8')))
  const named = new Set(texts.flatMap(text => [...text.matchAll(/`([^`\s]+)`/g)].map(match => match[1]!)))
  return Object.keys(packages)
    .filter(name => !named.has(name) && !(name.startsWith('@types/') && named.has('@types/*')))
    .map(name => ({ file: 'package.json', message: `${name} stands in no record of docs/decisions` }))
}
