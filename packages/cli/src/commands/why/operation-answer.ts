import { pathText, type Amendment, type FinalOperation } from '@ssot-codegen/core'
import { operationRow } from '../inspect/rows.js'
import type { OperationAnswer } from './answer.js'
import { pluginRow } from './plugin-row.js'
import { nodeRow } from './schema-nodes.js'
import type { Run } from './run.js'

/** Why there is an operation: what it serves, who stated it, what others added. */
export function operationAnswer(operation: FinalOperation, run: Run): OperationAnswer {
  const { observed, prepared, session, nodes } = run
  const { id, method, path, summary, model, handler } = operation
  const amendments = observed.amendments.filter(({ amendment }) => amendment.operation === id).map(({ plugin, amendment }) => ({ plugin, adds: additions(amendment) }))
  const names = [observed.statedBy.get(id) ?? '', ...amendments.map(({ plugin }) => plugin)]
  const origin = handler.symbol.from
  const row = operationRow(operation)
  return {
    kind: 'operation',
    id,
    method,
    path: pathText(path),
    summary,
    access: row.access,
    handler: { name: row.handler, file: origin.kind === 'file' ? run.display(origin.path) : origin.name },
    from: [...nodes.values()].filter((node) => node.name === model && (node.kind === 'model' || node.kind === 'view')).map((node) => nodeRow(node, session.sources)),
    plugins: [...new Set(names)].flatMap((name) => pluginRow(prepared.plugins, name) ?? []),
    amendments,
  }
}

function additions({ guards = [], replies = [], parameters = [], headers = [], tags = [], security = [] }: Amendment): string[] {
  return [
    ...guards.map(({ name }) => `guard ${name}`),
    ...replies.map(({ status }) => `reply ${status}`),
    ...parameters.map(({ name }) => `parameter ${name}`),
    ...headers.map(({ name }) => `header ${name}`),
    ...tags.map((tag) => `tag ${tag}`),
    ...security.map((scheme) => `security ${scheme}`),
  ]
}
