import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ROOT } from '../project.js'
import { clientModels, generatedFiles } from './generated-files.js'
import { layoutFaults } from './layout.js'
import { modelSetFaults } from './model-sets.js'
import { runTool } from './node-tool.js'
import { typeEscapes } from './type-escapes.js'

const require = createRequire(import.meta.url)
const binOf = (name: string, bin: string) => join(dirname(require.resolve(`${name}/package.json`)), bin)

/** What is run in the project's folder. Types count in circles of imports; Prisma's client is Prisma's. */
const TOOLS: { readonly [check in Exclude<Check, 'text'>]: readonly [script: string, ...args: string[]] } = {
  'TypeScript 7': [join(ROOT, 'tooling/typescript-7/node_modules/typescript/bin/tsc'), '--noEmit'],
  'TypeScript 6': [join(ROOT, 'tooling/typescript-6/node_modules/typescript/bin/tsc'), '--noEmit'],
  'TypeScript 5.9': [binOf('typescript', 'bin/tsc'), '--noEmit'],
  ESLint: [binOf('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0'],
  cycles: [binOf('madge', 'bin/cli.js'), '--circular', '--no-spinner', '--extensions', 'ts', '--ts-config', 'tsconfig.json', '--exclude', '^gen/prisma/', 'src'],
}

/** One of the checks that a project has to pass; `text` reads the files. */
export type Check = 'TypeScript 7' | 'TypeScript 6' | 'TypeScript 5.9' | 'ESLint' | 'cycles' | 'text'

/** Every check there is. */
export const CHECKS: readonly Check[] = ['TypeScript 7', 'TypeScript 6', 'TypeScript 5.9', 'ESLint', 'cycles', 'text']

/** What a check found, and how long it took. Nothing found is the empty text. */
export type Finding = { readonly check: Check; readonly found: string; readonly ms: number }

/** A project to check, and what it holds. */
export type CheckedProject = {
  readonly folder: string
  /** Whether the API shows a model of the Prisma client. */
  readonly isShown: (model: string) => boolean
}

/** Checks a project the way its owner would: with the tools and settings it brings. */
export async function checkOutput(project: CheckedProject, checks: readonly Check[]): Promise<Finding[]> {
  return Promise.all(checks.map((check) => find(project, check)))
}

async function find(project: CheckedProject, check: Check): Promise<Finding> {
  if (check === 'text') {
    const start = performance.now()
    return { check, found: textFaults(project).join('\n'), ms: performance.now() - start }
  }
  const [script, ...args] = TOOLS[check]
  const { code, text, ms } = await runTool(script, args, project.folder)
  return { check, found: code === 0 ? '' : text.slice(0, 4000) || `ended with ${String(code)}`, ms }
}

/** What is seen by reading the files. */
function textFaults({ folder, isShown }: CheckedProject): string[] {
  const files = generatedFiles(folder)
  const models = clientModels(folder).filter(isShown)
  return [...modelSetFaults(files, models), ...typeEscapes(files), ...layoutFaults(files, models.length)]
}
