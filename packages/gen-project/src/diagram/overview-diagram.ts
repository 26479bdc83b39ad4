import { byCodeUnit, type Schema } from '@ssot-codegen/core'
import { drawnRelations, entityDiagram, relationLine } from './entity-diagram.js'

/** A diagram that fits on a page, and how much of the schema it shows. */
export type OverviewDiagram = {
  readonly lines: readonly string[]
  /** How many models it shows, of how many there are. */
  readonly shown: number
  readonly models: number
  readonly hasColumns: boolean
}

/** Beyond these, nobody can follow the lines of a picture. Mermaid itself draws 500 lines and 50,000 characters. */
const MODELS = { withColumns: 12, named: 40 } as const
const RELATIONS = 120
const COLUMNS = 150

/**
 * The models as a diagram of Mermaid that is no larger than a page, whatever the schema: with columns where there are few models, else
 * their names and relations; of very many, those that have most relations.
 */
export function overviewDiagram(schema: Schema): OverviewDiagram {
  const exposed = schema.models.filter((model) => model.exposed)
  const models = exposed.length
  const columns = exposed.reduce((sum, { fields }) => sum + fields.length, 0)
  const relations = drawnRelations(schema)
  if (models <= MODELS.withColumns && columns <= COLUMNS && relations.length <= RELATIONS) return { lines: entityDiagram(schema), shown: models, models, hasColumns: true }
  const degrees = new Map(exposed.map(({ name }) => [name, 0]))
  for (const { model, field } of relations) for (const name of [model.name, field.model]) degrees.set(name, (degrees.get(name) ?? 0) + 1)
  const ranked = [...degrees].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b)).slice(0, MODELS.named)
  const names = new Set(ranked.map(([name]) => name))
  const among = relations.filter(({ model, field }) => names.has(model.name) && names.has(field.model)).slice(0, RELATIONS)
  const shown = exposed.filter(({ name }) => names.has(name))
  return { lines: ['erDiagram', ...shown.map(({ name }) => `  "${name}"`), ...among.map((relation) => relationLine(relation, schema))], shown: shown.length, models, hasColumns: false }
}
