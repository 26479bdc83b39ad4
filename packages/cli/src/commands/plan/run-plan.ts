import { createReport, parseSchema, type Diagnostic, type Report } from '@ssot-codegen/core'
import { compareContracts, compareFiles, renameText, type SchemaPlan } from '@ssot-codegen/plan'
import type { CommandInput } from '../../args/command-input.js'
import { textFlag } from '../../args/flags.js'
import { schemaOptions } from '../../config/model-settings.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { clientChanges, editedIn, firstError, sideOf } from './both-sides.js'
import type { Tools } from './tools.js'
import { databasePart } from './database.js'
import { catalogue } from './diagnostics.js'
import { judge, readFailOn } from './fail-on.js'
import { optionsBefore } from './options-before.js'
import { decideRenames } from './renames.js'
import { readBefore } from './schema-before.js'
import { planJson, showPlan } from './show.js'

const FAILED: Outcome = { exit: EXIT.user, json: { api: [], renames: [], candidates: [], files: [] }, lines: [] }

/** Plans the change from the schema as it was to the schema as it is. */
export async function runPlan(input: CommandInput, tools: Tools): Promise<Outcome> {
  const { session, flags } = input
  const { cwd } = session
  const report: Report<typeof catalogue> = (...finding) => {
    const found: Diagnostic[] = []
    createReport('plan', catalogue, found)(...finding)
    session.add(found)
  }
  const failOn = readFailOn(textFlag(flags, 'fail-on'), report)
  const prepared = await tools.prepare(session, flags)
  if (!prepared || session.failed()) return FAILED
  const old = await session.phase('before', () => readBefore({ cwd, source: prepared.source, from: textFlag(flags, 'from'), report }))
  if (!old) return FAILED
  const plain = parseSchema(old.files)
  const unusable = (diagnostics: readonly Diagnostic[]) => report('before-unusable', { from: old.from, fault: firstError(diagnostics) })
  if (!plain.schema) {
    unusable(plain.diagnostics)
    return FAILED
  }
  const { schema: now, source, out, config } = prepared
  const asks = process.stdin.isTTY && process.stderr.isTTY && flags['json'] !== true
  const renames = await decideRenames({ before: plain.schema, now, said: textFlag(flags, 'rename'), asks, report })
  if (session.failed()) return FAILED

  const before = parseSchema(old.files, optionsBefore(schemaOptions(config.models), plain.schema, renames.renames))
  if (!before.schema) {
    unusable(before.diagnostics)
    return FAILED
  }
  const { schema } = before
  const was = await session.phase('generate', () => sideOf(schema, prepared, tools))
  const is = await session.phase('generate', () => sideOf(now, prepared, tools))
  session.add(is.result.diagnostics.filter(({ severity }) => severity === 'error'))
  if (firstError(was.result.diagnostics) !== '') unusable(was.result.diagnostics)
  if (session.failed()) return FAILED

  const database = await session.phase('engine', () =>
    databasePart({ old: { files: old.files, schema }, now: { files: source.files, schema: now }, renames: renames.renames, folders: [out, source.path, cwd], report }),
  )
  const plan: SchemaPlan = {
    from: old.from,
    api: compareContracts(was.contract, is.contract, new Map(renames.renames.flatMap(({ kind, from, to }) => (kind === 'model' ? [[from, to] as const] : [])))),
    database,
    ...renames,
    ...clientChanges(was, is),
    files: compareFiles(was.result, is.result, editedIn(prepared, is, tools)),
  }
  if (plan.candidates.length > 0) report('rename-possible', { renames: plan.candidates.map(renameText) })
  judge(plan, failOn, report)
  const lines = showPlan(input, plan, report)
  return { exit: session.failed() ? EXIT.user : EXIT.ok, json: planJson(plan), lines }
}
