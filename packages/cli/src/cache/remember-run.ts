import { createColors } from 'picocolors'
import type { ProjectFacts } from '@ssot-codegen/core'
import type { Plan } from '@ssot-codegen/output'
import { CLIENT } from '../client/stamp.js'
import type { Config } from '../config/define-config.js'
import { ownPackages } from '../plugins/own-packages.js'
import { diagnosticJson, diagnosticLines } from '../render/diagnostic.js'
import type { Session } from '../session.js'
import { namesDigest, outputDigest } from './outputs.js'
import { runKey, writeRun } from './run-record.js'

/** A run that has ended well. */
export type DoneRun = {
  readonly session: Session
  readonly config: Config
  readonly project: ProjectFacts
  readonly plan: Plan
  readonly managedRoots: readonly string[]
  /** What the client's stamp says now; absent: the client was left alone. */
  readonly client?: string
  /** What a run that changes nothing prints. */
  readonly unchanged: { readonly json: { readonly [key: string]: unknown }; readonly lines: readonly string[] }
}

/**
 * Keeps what came of a run, so that one that would come to the same need not be made. It is the last thing a run does: a
 * record never speaks of what was not written.
 */
export function rememberRun({ session, config, project, plan, managedRoots, client, unchanged }: DoneRun): void {
  const { args, sources, diagnostics, inputs } = session
  const key = runKey(args, process.cwd())
  if (key === undefined) return
  for (const folder of ownPackages()) inputs.package(folder)
  const state = inputs.state()
  if (!state) return
  const there = plan.actions.filter(({ action }) => action !== 'remove')
  const ours = there.flatMap(({ path, text, kept, once }) => {
    const content = text ?? kept
    return content === undefined || once ? [] : [{ path, content }]
  })
  const shown = (colors: boolean) =>
    diagnostics.flatMap((d, i) => [...(i > 0 ? [''] : []), ...diagnosticLines(d, sources, createColors(colors))])
  writeRun(key, {
    inputs: state,
    outputs: {
      root: plan.root,
      files: ours.map(({ path }) => path),
      digest: outputDigest(ours.map(({ content }) => content)),
      present: there.filter(({ once }) => once).map(({ path }) => path),
      managed: Object.fromEntries(managedRoots.map((folder) => [folder, namesDigest(plan.root, folder, CLIENT)])),
    },
    project: {
      config: config.project ? { project: config.project } : {},
      facts: { name: project.name, packageManager: project.packageManager },
    },
    ...(client !== undefined && { client }),
    shown: {
      json: { ok: true, ...unchanged.json, diagnostics: diagnostics.map((d) => diagnosticJson(d, sources)) },
      plain: shown(false),
      colored: shown(true),
      lines: unchanged.lines,
    },
  })
}
