import type { Field } from '@ssot-codegen/core'
import type { CommandInput } from '../../args/command-input.js'
import { EXIT } from '../../exit-code.js'
import { nearest } from '@ssot-codegen/core'
import { entityDiagram } from '@ssot-codegen/gen-project'
import type { Outcome } from '../../outcome.js'
import { table } from '../../render/table.js'
import { prepare } from '../generate/prepare.js'
import { captureOperations } from './capture.js'
import { missingIndexes } from './indexes/missing.js'
import { indexReport } from './indexes/report.js'
import { modelRow, operationRow, type ModelRow, type OperationRow } from './rows.js'

/** `ssot inspect [model]`: what the API is made of, models and operations, or one model with its fields; or the indexes it lacks; or a diagram. */
export async function inspectCommand({ session, flags, words }: CommandInput): Promise<Outcome> {
  const wantsIndexes = flags['indexes'] === true
  const empty = wantsIndexes ? { indexes: [] } : { models: [], operations: [] }
  if (wantsIndexes && flags['mermaid'] === true) {
    session.report('inspect-one', {})
    return { exit: EXIT.user, json: empty, lines: [] }
  }
  const prepared = await prepare(session, flags)
  if (!prepared) return { exit: EXIT.user, json: empty, lines: [] }
  const { models } = prepared.schema
  const [name] = words
  const one = models.find((m) => m.name === name) ?? models.find((m) => m.name.toLowerCase() === name?.toLowerCase())
  if (name !== undefined && !one)
    session.report('unknown-model', {
      model: name,
      nearest: nearest(
        name,
        models.map((m) => m.name),
      ),
    })
  if (flags['mermaid'] === true) {
    if (session.failed()) return { exit: EXIT.user, json: { mermaid: null }, lines: [] }
    const lines = entityDiagram(prepared.schema, one)
    return { exit: EXIT.ok, json: { mermaid: `${lines.join('\n')}\n` }, lines }
  }
  const all = await session.phase('generate', () => captureOperations(session, prepared))
  if (session.failed()) return { exit: EXIT.user, json: empty, lines: [] }
  if (wantsIndexes) {
    const rows = missingIndexes(one ? [one] : models, prepared.schema, all)
    return { exit: EXIT.ok, json: { indexes: rows }, lines: indexReport(rows, session.terminal.colors) }
  }
  const modelRows = (one ? [one] : models).map((m) => modelRow(m, all))
  const operations = all.filter((o) => !one || o.model === one.name).map(operationRow)
  const { colors } = session.terminal
  const fields = one?.fields.map(fieldRow)
  const lines = [
    ...table(['MODEL', 'KIND', 'ID', 'FIELDS', 'RELATIONS', 'PATH'], modelRows.map(modelCells), colors),
    ...(fields
      ? [
          '',
          ...table(
            ['FIELD', 'TYPE', 'IS'],
            fields.map(({ name: field, type, is }) => [field, type, is.join(', ')]),
            colors,
          ),
        ]
      : []),
    '',
    ...table(['METHOD', 'PATH', 'HANDLER', 'ACCESS'], operations.map(operationCells), colors),
  ]
  return { exit: EXIT.ok, json: { models: modelRows, ...(fields && { fields }), operations }, lines }
}

function modelCells({ name, kind, id, fields, relations, path }: ModelRow): string[] {
  const targets = relations.map((r) => `${r.model}${r.list ? '[]' : ''}`)
  return [name, kind, id.join('+') || '-', String(fields), shorten(targets), path ?? '-']
}

function operationCells({ method, path, handler, access }: OperationRow): string[] {
  return [method, path, handler, access]
}

/** Some models have a hundred relations; the line has to stay readable. */
function shorten(names: readonly string[]): string {
  if (names.length === 0) return '-'
  return names.length <= 4 ? names.join(' ') : `${names.slice(0, 4).join(' ')} +${names.length - 4}`
}

function fieldRow(field: Field): { name: string; type: string; is: string[] } {
  const base =
    field.kind === 'scalar'
      ? field.type
      : field.kind === 'enum'
        ? field.enum
        : field.kind === 'relation'
          ? field.model
          : field.reason
  const is = [
    ...(field.kind === 'relation' && field.fields.length > 0 ? [`by ${field.fields.join('+')}`] : []),
    ...('hidden' in field && field.hidden ? ['hidden'] : []),
    ...('readonly' in field && field.readonly ? ['readonly'] : []),
    ...('writeonly' in field && field.writeonly ? ['writeonly'] : []),
    ...('secretByName' in field ? ['secret by name'] : []),
    ...('updatedAt' in field && field.updatedAt ? ['updatedAt'] : []),
    ...('default' in field || (field.kind === 'opaque' && field.hasDefault) ? ['default'] : []),
  ]
  return { name: field.name, type: `${base}${field.list ? '[]' : field.required ? '' : '?'}`, is }
}
