import { generate } from '@ssot-codegen/core'
import { applyPlan, DiskChangedError, isFresh, planOutput } from '@ssot-codegen/output'
import type { CommandInput } from '../../args/command-input.js'
import { rememberRun } from '../../cache/remember-run.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { loadRuntimeFolder } from '../../plugins/bundled.js'
import { planClient, type ClientPlan } from './client.js'
import { adviseInPlace } from './in-place.js'
import { prepare, type Prepared } from './prepare.js'
import { schemaCopy, sevenForm } from './schema-copy.js'
import { listing, summary, type Change } from './summary.js'

const FAILED: Outcome = { exit: EXIT.user, json: { files: [] }, lines: [] }

/** `ssot generate`: schema in, project out. With any error nothing is written. */
export async function generateCommand({ session, flags }: CommandInput): Promise<Outcome> {
  const prepared = await prepare(session, flags)
  if (!prepared) return FAILED
  const { schema, plugins, project, out } = prepared
  const isCheck = flags['check'] === true

  const seven = sevenForm(prepared)
  const fresh = project.placement === 'fresh'
  if (!fresh) adviseInPlace(session, prepared, seven)

  const result = await session.phase('generate', () => generate(schema, plugins, { project, runtime: loadRuntimeFolder }))
  session.add(result.diagnostics)
  const managedRoots = fresh && prepared.source.isFolder ? ['src/gen', project.schemaPath] : ['src/gen']
  const plan = await session.phase('plan', () => {
    const files = fresh ? [...result.files, ...schemaCopy(seven)] : result.files
    return planOutput(out, { files, documents: result.documents }, { force: flags['force'] === true, managedRoots })
  })
  session.add(plan.diagnostics)
  const client = flags['no-prisma-client'] === true ? undefined : planClient({ session, out, seven, isCheck })
  const changes: Change[] = [...plan.actions, ...(client ? [client.change] : [])]
  const json = { files: changes.map(({ path, action, plugin }) => ({ path, action, plugin })) }
  const { colors } = session.terminal

  if (session.failed()) return { ...FAILED, json }
  if (isCheck) {
    const stale = !isFresh(plan) || (client !== undefined && client.change.action !== 'keep')
    const lines = stale ? [...listing(changes, colors), 'The output is stale: run `ssot generate`.'] : ['The output is fresh.']
    return { exit: stale ? EXIT.stale : EXIT.ok, json, lines }
  }
  if (flags['dry-run'] === true)
    return { exit: EXIT.ok, json, lines: [...listing(changes, colors), summary(changes, 'would be')] }
  if (!(await write(prepared, { session, plan, client }))) return FAILED
  const kept = changes.filter(({ action }) => action !== 'remove').map((change): Change => ({ ...change, action: 'keep' }))
  rememberRun({
    session,
    config: prepared.config,
    project,
    plan,
    managedRoots,
    ...(client && { client: client.stamp }),
    unchanged: { json: { files: kept.map(({ path, action, plugin }) => ({ path, action, plugin })) }, lines: [summary(kept)] },
  })
  return { exit: EXIT.ok, json, lines: [summary(changes)] }
}

/** Writes everything, the client last: it is ready before the first file changes. */
async function write(
  { out }: Prepared,
  {
    session,
    plan,
    client,
  }: Pick<CommandInput, 'session'> & { plan: ReturnType<typeof planOutput>; client: ClientPlan | undefined },
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
      session.report('out-unusable', { path: out, fault: code })
    else throw error
    return false
  } finally {
    transit?.discard()
  }
}
