// Finds the pairs of text files and the refusals that contracts declare, by loading them as the program does.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Texts } from '#kernel/contract/words.ts'
import type { Problem } from './problem.ts'
import { type DeclaredRefusal, type Pair, refusalProblems, wordProblems } from './words.ts'

/** Problems of all texts below `root`; `files` are the project's files. */
export async function textProblems(root: string, files: readonly string[]): Promise<Problem[]> {
  const english = files.filter(file => /(^|\/)text\/([\w-]+\/)*([\w-]+[-.])?en\.ts$/.test(file))
  const all = new Set(files)
  const problems: Problem[] = []
  for (const file of english) {
    const other = file.replace(/en\.ts$/, 'ru.ts')
    if (!all.has(other)) {
      problems.push({ file, message: `${path.basename(other)} is missing beside it` })
      continue
    }
    const pair = await load(() => readPair(root, file, other), file, problems)
    if (!pair) continue
    problems.push(...wordProblems(pair))
    const contract = contractOf(file)
    if (!contract || !all.has(contract.file)) continue
    const declared = await load(
      () => declaredRefusals(path.join(root, contract.file)),
      contract.file,
      problems,
    )
    if (declared) problems.push(...refusalProblems(contract.domain, declared, pair))
  }
  for (const file of files) {
    const domain = /^modules\/([\w-]+)\/contract\.ts$/.exec(file)?.[1]
    if (!domain || all.has(`modules/${domain}/text/en.ts`)) continue
    const declared = await load(() => declaredRefusals(path.join(root, file)), file, problems)
    if (declared?.some(({ code }) => code.startsWith(`${domain}.`)))
      problems.push({
        file,
        message: `its refusals have no sentences: modules/${domain}/text/en.ts is missing`,
      })
  }
  for (const file of files)
    if (/(^|\/)text\/.*\bru\.ts$/.test(file) && !all.has(file.replace(/ru\.ts$/, 'en.ts')))
      problems.push({ file, message: 'there is no English text beside it' })
  return problems
}

async function load<T>(read: () => Promise<T>, file: string, problems: Problem[]): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    problems.push({ file, message: `cannot be loaded: ${(error as Error).message}` })
    return null
  }
}

async function readPair(root: string, en: string, ru: string): Promise<Pair> {
  const [english, russian] = await Promise.all(
    [en, ru].map(file => import(pathToFileURL(path.join(root, file)).href)),
  )
  if (!english.default || !russian.default) throw new Error('texts are the default export')
  return {
    en: { file: en, texts: english.default as Texts },
    ru: { file: ru, texts: russian.default as Texts },
  }
}

/** `text/en.ts` of a domain and `kernel/text/en.ts` hold the sentences of the contract's refusals; other pairs hold none. */
function contractOf(file: string): { domain: string; file: string } | null {
  if (file === 'kernel/text/en.ts') return { domain: 'kernel', file: 'kernel/contract/kernel.ts' }
  const domain = /^modules\/([\w-]+)\/text\/en\.ts$/.exec(file)?.[1]
  return domain ? { domain, file: `modules/${domain}/contract.ts` } : null
}

/** What a contract exports as refusals, and what its endpoints name. */
async function declaredRefusals(file: string): Promise<DeclaredRefusal[]> {
  const exported = Object.values(await import(pathToFileURL(file).href))
  const named = exported
    .flatMap(value => (isObject(value) ? Object.values(value) : []))
    .flatMap(refusalsOfEndpoint)
  const found = [...exported, ...named].filter(isRefusal)
  return found.map(({ code, shape }) => ({ code, parameters: Object.keys(shape) }))
}

const refusalsOfEndpoint = (value: unknown): unknown[] =>
  isObject(value) && Array.isArray(value.refusals) ? value.refusals : []

const isRefusal = (value: unknown): value is { code: string; shape: object } =>
  typeof value === 'function' &&
  'code' in value &&
  typeof value.code === 'string' &&
  'shape' in value &&
  isObject(value.shape)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
