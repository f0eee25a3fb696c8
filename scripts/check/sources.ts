// Reads the TypeScript sources of a project with TypeScript's own parser: what they import and which strings they hold.
import path from 'node:path'
import * as ast from 'typescript/unstable/ast'
import { API } from 'typescript/unstable/sync'

export interface Import {
  /** As written. */
  readonly specifier: string
  /** The file below the project's folder, or null for packages and built-in modules. */
  readonly file: string | null
  readonly line: number
  /** Gone when the program runs. */
  readonly type_only: boolean
  /** `import()`: loaded later, or never. */
  readonly dynamic: boolean
}

export interface Text {
  readonly text: string
  readonly line: number
}

export interface Source {
  /** Below the project's folder, with `/`. */
  readonly file: string
  readonly lines: number
  readonly imports: readonly Import[]
  /** String and template literals; where a template is filled in stands a character that no text has. */
  readonly strings: readonly Text[]
  /** Lines of `import()` whose file cannot be read from the code. */
  readonly unreadable_imports: readonly number[]
}

/** What stands for the filled-in parts of a template. */
const gap = '\u0000'

/** All sources that `tsconfig.json` of the folder includes, sorted by name. */
export function readSources(root: string): Source[] {
  const api = new API({ cwd: root })
  try {
    const config = path.join(root, 'tsconfig.json')
    const project = api.updateSnapshot({ openProject: config }).getProject(config)
    if (!project) throw new Error(`${config} cannot be opened`)
    return project.rootFiles
      .map(file => readSource(root, project.program.getSourceFile(file)!))
      .sort((a, b) => (a.file < b.file ? -1 : 1))
  } finally {
    api.close()
  }
}

function readSource(root: string, parsed: ast.SourceFile): Source {
  const file = path.relative(root, parsed.fileName).replaceAll('\\', '/')
  const imports: Import[] = []
  const strings: Text[] = []
  const unreadable_imports: number[] = []
  const lineOf = (node: ast.Node) => parsed.getLineAndCharacterOfPosition(node.getStart(parsed)).line + 1
  const addImport = (
    node: ast.Node,
    specifier: ast.Node | undefined,
    kind: { type_only: boolean; dynamic: boolean },
  ) => {
    if (!specifier || !isPlain(specifier)) return false
    imports.push({
      specifier: specifier.text,
      file: fileOf(file, specifier.text),
      line: lineOf(node),
      ...kind,
    })
    return true
  }
  const visit = (node: ast.Node): void => {
    if (ast.isImportDeclaration(node)) {
      const type_only = node.importClause?.phaseModifier === ast.SyntaxKind.TypeKeyword
      addImport(node, node.moduleSpecifier, { type_only, dynamic: false })
      return
    }
    if (ast.isExportDeclaration(node)) {
      addImport(node, node.moduleSpecifier, { type_only: node.isTypeOnly, dynamic: false })
      return
    }
    if (ast.isImportTypeNode(node) && ast.isLiteralTypeNode(node.argument))
      addImport(node, node.argument.literal, { type_only: true, dynamic: false })
    else if (ast.isCallExpression(node) && node.expression.kind === ast.SyntaxKind.ImportKeyword) {
      if (!addImport(node, node.arguments[0], { type_only: false, dynamic: true }))
        unreadable_imports.push(lineOf(node))
    } else if (isPlain(node)) strings.push({ text: node.text, line: lineOf(node) })
    else if (ast.isTemplateExpression(node)) {
      const text = [node.head.text, ...node.templateSpans.map(span => span.literal.text)].join(gap)
      strings.push({ text, line: lineOf(node) })
    }
    node.forEachChild(visit)
  }
  for (const statement of parsed.statements) visit(statement)
  return { file, lines: parsed.text.split('\n').length - 1, imports, strings, unreadable_imports }
}

/** Every import names its file in full, so no search is needed. */
function fileOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.'))
    return path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''))
  return null
}

const isPlain = (node: ast.Node): node is ast.StringLiteral | ast.NoSubstitutionTemplateLiteral =>
  ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node)
