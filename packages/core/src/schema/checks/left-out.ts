import type { Report } from '../../plugin/diagnostic.js'
import type { Datamodel, DatamodelField } from '../datamodel.js'
import type { catalogue } from '../diagnostics.js'
import type { Schema, Span } from '../ir.js'

/**
 * Says which models and relations the API has nothing of, since something is ignored.
 *
 * @param opposites the relations that are whole; see `oppositesOf`
 */
export function reportLeftOut({ schema, datamodel, opposites, report }: {
  schema: Schema
  datamodel: Datamodel
  opposites: ReadonlyMap<DatamodelField, string>
  report: Report<typeof catalogue>
}): void {
  say('ignored-models', schema.ignored)
  const halves = datamodel.models.flatMap(({ name, fields }) =>
    fields.filter((f) => f.kind === 'object' && !opposites.has(f)).map((f) => ({ model: name, field: f.name })),
  )
  say('half-relations', halves.map(({ model, field }) => ({ name: `${model}.${field}`, span: spanOf(schema, model, field) })))

  function say(code: 'ignored-models' | 'half-relations', nodes: readonly { name: string; span: Span | undefined }[]) {
    const span = nodes.find((node) => node.span)?.span
    if (nodes.length > 0) report(code, { names: nodes.map((node) => node.name) }, span && { span })
  }
}

function spanOf({ models }: Schema, model: string, field: string): Span | undefined {
  return models.find((m) => m.name === model)?.fields.find((f) => f.name === field)?.span
}
