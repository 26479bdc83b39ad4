import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { byCodeUnit } from '@ssot-codegen/core'
import { onTestFinished } from 'vitest'
import { applyPlan, planOutput, type Plan, type PlanOptions } from '../../src/index.js'
import type { Output } from './output.js'

/** A folder in which tests let output happen. */
export type Project = {
  readonly root: string
  readonly plan: (output: Output, options?: PlanOptions) => Plan
  /** Plans and applies. */
  readonly run: (output: Output, options?: PlanOptions) => Plan
  readonly put: (path: string, content: string | Buffer) => void
  readonly get: (path: string) => string
  /** Every file below the root, by path, without what is of this machine only. */
  readonly tree: () => { readonly [path: string]: string }
  /** Takes the folder away, for who has many of them. */
  readonly remove: () => void
}

/** An empty project in a folder of its own, removed after the test. */
export function createProject(): Project {
  const root = join(mkdtempSync(join(tmpdir(), 'output-test-')), 'project')
  mkdirSync(root)
  const remove = () => rmSync(dirname(root), { recursive: true, force: true })
  onTestFinished(remove)
  const plan = ({ files = [], documents = [] }: Output, options?: PlanOptions) => planOutput(root, { files, documents }, options)
  return {
    root,
    plan,
    run(output, options) {
      const made = plan(output, options)
      if (!made.diagnostics.some((d) => d.severity === 'error')) applyPlan(made)
      return made
    },
    put(path, content) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
    },
    get: (path) => readFileSync(join(root, path), 'utf8'),
    remove,
    tree: () => Object.fromEntries(Object.entries(treeOf(root)).filter(([path]) => !path.startsWith('.ssot/cache/'))),
  }
}

/** Every file below a folder, by path. */
export function treeOf(root: string): { readonly [path: string]: string } {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((e) => !e.isDirectory())
  const contents = entries.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name)
    return [path.slice(root.length + 1), entry.isFile() ? readFileSync(path, 'utf8') : 'a link']
  })
  return Object.fromEntries(contents.sort(([a], [b]) => byCodeUnit(a, b)))
}

/** Path and action of each entry of a plan, our own state left out. */
export function actions(plan: Plan): { readonly [path: string]: string } {
  return Object.fromEntries(plan.actions.filter((a) => !a.path.startsWith('.ssot/')).map((a) => [a.path, a.action]))
}

/** The codes of a plan's diagnostics. */
export function codes(plan: Plan): readonly string[] {
  return plan.diagnostics.map((d) => d.code)
}
