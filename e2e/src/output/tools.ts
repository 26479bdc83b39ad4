import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ROOT } from '../project.js'

const require = createRequire(import.meta.url)
const binOf = (name: string, bin: string) => join(dirname(require.resolve(`${name}/package.json`)), bin)

/** The compilers that the output has to please, by the name of the check. */
export const COMPILERS = {
  'TypeScript 7': join(ROOT, 'tooling/typescript-7/node_modules/typescript/bin/tsc'),
  'TypeScript 6': join(ROOT, 'tooling/typescript-6/node_modules/typescript/bin/tsc'),
  'TypeScript 5.9': binOf('typescript', 'bin/tsc'),
} as const

/** A check by a tool. */
export type ToolCheck = keyof typeof COMPILERS | 'ESLint' | 'cycles'

/** Every one of them. */
export const TOOL_CHECKS: readonly ToolCheck[] = ['TypeScript 7', 'TypeScript 6', 'TypeScript 5.9', 'ESLint', 'cycles']

/** What code beside the generated one is checked by: all tools in depth, and else those that see most in the least time. */
export const SAMPLE_CHECKS: readonly ToolCheck[] = process.env['SSOT_DEEP'] === '1' ? TOOL_CHECKS : ['TypeScript 7', 'ESLint']

/** What Node takes to lint; paths follow. A warning is a fault. */
export const LINT: readonly string[] = [binOf('eslint', 'bin/eslint.js'), '--max-warnings', '0', '--no-warn-ignored']

/**
 * What Node takes to find circles of imports, those of types too; paths follow.
 *
 * @param tsconfig says how imports are resolved
 * @param clients matches the files of Prisma's clients, which are Prisma's to keep in order
 */
export function findCycles(tsconfig: string, clients: string): readonly string[] {
  return [binOf('madge', 'bin/cli.js'), '--circular', '--no-spinner', '--extensions', 'ts', '--ts-config', tsconfig, '--exclude', clients]
}

/** What a check found, and how long it took. Nothing found is the empty text. */
export type Finding = { readonly check: ToolCheck; readonly found: string; readonly ms: number }

/** A fault that says nothing is one all the same. */
export function findingOf(check: ToolCheck, { code, text, ms }: { readonly code: number | null; readonly text: string; readonly ms: number }): Finding {
  return { check, found: code === 0 ? '' : text.trim().slice(0, 4000) || `ended with ${String(code)}`, ms }
}
