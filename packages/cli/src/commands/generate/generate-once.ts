import { generate } from '@ssot-codegen/core'
import { applyPlan, conflictsOf, DiskChangedError, isFresh, planOutput, type Plan } from '@ssot-codegen/output'
import type { CommandInput } from '../../args/command-input.js'
import { rememberRun } from '../../cache/remember-run.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { loadRuntimeFolder } from '../../plugins/bundled.js'
import { displayPath } from '../../project/display-path.js'
import { diffLines } from '../../render/diff-lines.js'
import { printable } from '../../render/printable.js'
import type { Session } from '../../session.js'
import { planClient, type ClientPlan } from './client.js'
import { adviseInPlace } from './in-place.js'
import { prepare, type Prepared } from './prepare.js'
import { resolveFrom } from './resolve.js'
import { schemaCopy, sevenForm } from './schema-copy.js'
import { listing, summary, type Change } from './summary.js'
import type { Kept } from './kept.js'
import { withLock } from './with-lock.js'

const FAILED: Outcome = { exit: EXIT.user, json: { files: [] }, lines: [] }

/**
 * Generates once: schema in, project out. With any error nothing is written.
 *
 * @param kept of a process that watches, what holds from its last run; the Prisma client is then left to it
 */
export async function generateOnce(input: CommandInput, kept?: Kept): Promise<Outcome> {
  const { session, flags } = input
  const prepared = await prepare(session, flags, kept)
  if (!prepared) return FAILED
  if (['check', 'dry-run', 'diff'].some((flag) => flags[flag] === true)) return generateInto(prepared, input)
  if (kept) kept.prepared = prepared
  return (await withLock(session, prepared.out, () => generateInto(prepared, input, kept))) ?? FAILED
}

async function generateInto(prepared: Prepared, input: CommandInput, kept?: Kept): Promise<Outcome> {
  const { session, flags } = input
  const { schema, plugins, project, out } = prepared
  const isCheck = flags['check'] === true

  const seven = sevenForm(prepared)
  const fresh = project.placement === 'fresh'
  if (!fresh) adviseInPlace(session, prepared, seven)

  const result = await session.phase('generate', () => generate(schema, plugins, { project, runtime: loadRuntimeFolder, ...(kept && { memory: kept.memory }) }))
  session.add(result.diagnostics)
  const managedRoots = fresh && prepared.source.isFolder ? ['src/gen', project.schemaPath] : ['src/gen']
  const files = fresh ? [...result.files, ...schemaCopy(seven)] : result.files
  const resolve = resolveFrom(input, { out, files })
  const plan = await session.phase('plan', () =>
    planOutput(
      out,
      { files, documents: result.documents },
      { force: flags['force'] === true, managedRoots, ...(resolve && { resolve }), ...(kept && { seen: kept.seen }) },
    ),
  )
  session.add(plan.diagnostics)
  // Below what is no folder nothing can be looked for.
  const isFolder = !plan.diagnostics.some(({ code }) => code === 'output/root')
  const client = kept || flags['no-prisma-client'] === true || !isFolder ? undefined : planClient({ session, out, seven, isCheck })
  const changes: Change[] = [...plan.actions, ...(client ? [client.change] : [])]
  const json = { files: changes.map(({ path, action, plugin }) => ({ path, action, plugin })) }
  const exit = conflictsOf(plan).length > 0 ? EXIT.user : EXIT.ok

  if (session.failed()) return { ...FAILED, json }
  if (isCheck || flags['dry-run'] === true || flags['diff'] === true) {
    const stale = isCheck && (!isFresh(plan) || (client !== undefined && client.change.action !== 'keep'))
    const shown = await show({ plan, changes, isDiff: flags['diff'] === true, colors: session.terminal.colors })
    const told = stale && exit === EXIT.ok ? 'The output is stale: run `ssot generate`.' : isCheck && !stale ? 'The output is fresh.' : summary(changes, 'would be')
    const lines = isCheck && !stale ? [told] : [...shown.lines, told]
    return { exit: exit === EXIT.ok && stale ? EXIT.stale : exit, json: shown.json ?? json, lines }
  }
  if (!(await write(prepared, { session, plan, client }))) return FAILED
  // What is said of a merge is news once.
  const isNews = session.diagnostics.some(({ code }) => code === 'output/merged')
  const unchanged = changes.filter(({ action }) => action !== 'remove').map((change): Change => ({ ...change, action: 'keep' }))
  if (exit === EXIT.ok && !isNews && !kept) {
    rememberRun({
      session,
      config: prepared.config,
      project,
      plan,
      managedRoots,
      ...(client && { client: client.stamp }),
      unchanged: { json: { files: unchanged.map(({ path, action, plugin }) => ({ path, action, plugin })) }, lines: [summary(unchanged)] },
    })
  }
  return { exit, json, lines: [summary(changes)] }
}

type Shown = { readonly lines: readonly string[]; readonly json?: { readonly files: readonly object[] } }

/** What would change: the paths, or every line. */
async function show({
  plan,
  changes,
  isDiff,
  colors,
}: {
  plan: Plan
  changes: readonly Change[]
  isDiff: boolean
  colors: Session['terminal']['colors']
}): Promise<Shown> {
  if (!isDiff) return { lines: listing(changes, colors) }
  const { diffsOf } = await import('./diff.js')
  const diffs = diffsOf(plan)
  const byPath = new Map(diffs.map(({ path, text }) => [path, text]))
  const withoutLines = changes.filter(({ path, action }) => action !== 'keep' && !byPath.has(path))
  return {
    // Our own notes are of no interest to a reader.
    lines: [
      ...diffs.filter(({ path }) => !path.startsWith('.ssot/')).flatMap(({ text }) => diffLines(text, colors)),
      ...withoutLines.map(({ path, action }) => `${printable(path)}: ${action}`),
    ],
    json: { files: changes.map(({ path, action, plugin }) => ({ path, action, plugin, diff: byPath.get(path) ?? null })) },
  }
}

/** Writes everything, the client last: it is ready before the first file changes. */
async function write(
  { out }: Prepared,
  { session, plan, client }: { session: Session; plan: Plan; client: ClientPlan | undefined },
): Promise<boolean> {
  const transit = client && client.change.action !== 'keep' ? await session.phase('client', client.generate) : undefined
  try {
    if (session.failed()) return false
    await session.phase('write', () => {
      applyPlan(plan)
      transit?.place()
    })
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (error instanceof DiskChangedError) session.report('disk-changed', { message: error.message })
    else if (code !== undefined && ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR'].includes(code))
      session.report('out-unusable', { path: displayPath(session.cwd, placeOf(error) ?? out), fault: code })
    else throw error
    return false
  } finally {
    transit?.discard()
  }
}

/** What an error of the system is about: where a file was to go, rather than where it lay meanwhile. */
function placeOf(error: unknown): string | undefined {
  const { path, dest } = error as { readonly path?: unknown; readonly dest?: unknown }
  return [dest, path].find((one) => typeof one === 'string')
}
