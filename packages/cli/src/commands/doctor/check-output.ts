import { generate, type Diagnostic } from '@ssot-codegen/core'
import type { Flags } from '../../args/flags.js'
import { createInputs } from '../../cache/inputs.js'
import { stampOn } from '../../client/stamp.js'
import { EXIT } from '../../exit-code.js'
import { loadRuntimeFolder } from '../../plugins/bundled.js'
import { positionOf } from '../../render/position.js'
import { createSession, type Session } from '../../session.js'
import { generateCommand } from '../generate/command.js'
import { prepare, type Prepared } from '../generate/prepare.js'
import type { Finding } from './finding.js'

/** What a run of the generator would come to. */
export type OutputState = { readonly findings: readonly Finding[]; readonly prepared?: Prepared; readonly wanted: { readonly [name: string]: string } }

/** Whether schema and config are in order, and the output is what comes of them. Nothing is written. */
export async function checkOutput(session: Session, flags: Flags): Promise<OutputState> {
  const { args, cwd } = session
  const terminal = { ...session.terminal, begin: () => undefined, end: () => undefined }
  const inner = createSession({ args, cwd, terminal })
  const prepared = await prepare(inner, flags)
  if (!prepared) return { findings: errorsOf(inner), wanted: {} }
  const wanted = packagesOf(prepared)
  // Of a client that Prisma has made itself nobody knows what it was made from.
  const run = { ...createSession({ args, cwd, terminal }), inputs: createInputs() }
  const { exit, json } = await generateCommand({ session: run, flags: { ...flags, check: true, 'no-prisma-client': stampOn(prepared.out) === undefined }, words: [] })
  if (run.failed()) return { prepared, wanted, findings: errorsOf(run) }
  const name = 'output'
  if (exit !== EXIT.stale) return { prepared, wanted, findings: [{ name, state: 'ok', says: 'The output is fresh.' }] }
  const stale = staleIn(json['files'])
  return { prepared, wanted, findings: [{ name, state: 'broken', says: `The output is stale: ${stale} of its files would change.`, fix: 'Run `ssot generate`.' }] }
}

/** The packages that the output wants in `package.json`, with their ranges. */
function packagesOf({ schema, plugins, project }: Prepared): { readonly [name: string]: string } {
  const { documents } = generate(schema, plugins, { project, runtime: loadRuntimeFolder })
  const entries = documents.filter(({ path }) => path === 'package.json').flatMap((document) => document.entries)
  const named = entries.flatMap((entry): [string, string][] => {
    if (entry.format !== 'json') return []
    const { key: [group = '', name], value } = entry
    return /^(?:devD|d)ependencies$/.test(group) && name !== undefined && typeof value === 'string' ? [[name, value]] : []
  })
  return Object.fromEntries(named)
}

function staleIn(files: unknown): number {
  return Array.isArray(files) ? files.filter((file: unknown) => typeof file === 'object' && file !== null && 'action' in file && file.action !== 'keep').length : 0
}

function errorsOf({ diagnostics, sources }: Session): Finding[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map((diagnostic) => errorFinding(diagnostic, sources))
}

function errorFinding({ code, message, help, span }: Diagnostic, sources: Session['sources']): Finding {
  const position = span && positionOf(span, sources)
  const where = span ? `${[span.file, position?.line, position?.column].filter((part) => part !== undefined).join(':')} ` : ''
  return { name: 'output', state: 'broken', says: `${where}${code} ${message}`, ...(help !== undefined && { fix: help }) }
}
