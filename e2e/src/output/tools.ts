import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from '../project.js'
import { deep, isDue } from '../third.js'

const require = createRequire(import.meta.url)
const binOf = (name: string, bin: string) => join(dirname(require.resolve(`${name}/package.json`)), bin)

/** The compilers that the output has to please, by the name of the check. */
const COMPILERS = {
  'TypeScript 7': join(ROOT, 'tooling/typescript-7/node_modules/typescript/bin/tsc'),
  'TypeScript 6': join(ROOT, 'tooling/typescript-6/node_modules/typescript/bin/tsc'),
  'TypeScript 5.9': binOf('typescript', 'bin/tsc'),
} as const

/**
 * What Node takes to compile and write nothing. The newest compiler checks with several threads, each of which sees the same packages anew:
 * as many compilers as there are cores do more in the same time with one.
 */
export function compile(compiler: CompilerCheck): readonly string[] {
  return [COMPILERS[compiler], '--noEmit', ...(compiler === 'TypeScript 7' ? ['--singleThreaded'] : [])]
}

/** A check by a compiler. */
export type CompilerCheck = keyof typeof COMPILERS

/** Every one of them, the fastest first. */
export const COMPILER_CHECKS: readonly CompilerCheck[] = ['TypeScript 7', 'TypeScript 6', 'TypeScript 5.9']

/** A check by a tool. */
export type ToolCheck = CompilerCheck | 'ESLint' | 'cycles'

/** Every one of them. */
export const TOOL_CHECKS: readonly ToolCheck[] = [...COMPILER_CHECKS, 'ESLint', 'cycles']

/** What one project by itself, or code beside the generated one, is checked by: all tools in depth, and else those that see most in the least time. */
export const SAMPLE_CHECKS: readonly ToolCheck[] = deep ? TOOL_CHECKS : ['TypeScript 7', 'ESLint']

/**
 * The same for code that is written beside the generated one in one test file: there the linter, which takes longest, takes turns.
 *
 * @param turn which one the file has
 */
export const checksBeside = (turn: number): readonly ToolCheck[] => SAMPLE_CHECKS.filter((check) => deep || check !== 'ESLint' || isDue(turn))

/**
 * What is linted of a project that is checked alone. Its runtime files are those of all others, which are linted in one of many that
 * are checked together; in depth they are linted in each.
 */
export const OWN_FILES: readonly string[] = deep ? ['.'] : ['.', '--ignore-pattern', 'src/gen/runtime/**']

/** What Node takes to lint; paths follow. A warning is a fault. */
export const LINT: readonly string[] = [binOf('eslint', 'bin/eslint.js'), '--max-warnings', '0', '--no-warn-ignored']

const cycles = fileURLToPath(new URL('./find-cycles.mjs', import.meta.url))

/**
 * What Node takes to find circles of imports, those of types too; paths follow.
 *
 * @param tsconfig says how imports are resolved
 */
export function findCycles(tsconfig: string): readonly string[] {
  return [cycles, tsconfig]
}

/** What a check found, and how long it took. Nothing found is the empty text. */
export type Finding = { readonly check: ToolCheck; readonly found: string; readonly ms: number }

/** A fault that says nothing is one all the same. */
export function findingOf(check: ToolCheck, { code, text, ms }: { readonly code: number | null; readonly text: string; readonly ms: number }): Finding {
  return { check, found: code === 0 ? '' : text.trim().slice(0, 4000) || `ended with ${String(code)}`, ms }
}
