import type { Schema } from '@ssot-codegen/core'
import type { Rename } from '@ssot-codegen/plan'
import type { SchemaOptions } from '../../config/model-settings.js'

/** What the config says of the schema as it was: of models that are renamed under their old names, of new ones nothing. */
export function optionsBefore(options: SchemaOptions, before: Schema, renames: readonly Rename[]): SchemaOptions {
  const fields = new Map(before.models.map((model) => [model.name, new Set(model.fields.map(({ name }) => name))]))
  const old = (kind: 'model' | 'field', to: string, owner?: string) => renames.find((rename) => rename.kind === kind && rename.to === to && ('owner' in rename ? rename.owner : undefined) === owner)?.from ?? to
  const known = (names: readonly string[]) => names.map((name) => old('model', name)).filter((name) => fields.has(name))
  const models = Object.entries(options.models ?? {}).flatMap(([name, said]) => {
    const model = old('model', name)
    const own = fields.get(model)
    if (!own) return []
    const entries = Object.entries(said.fields ?? {}).map(([field, settings]) => [old('field', field, model), settings] as const)
    const kept = Object.fromEntries(entries.filter(([field]) => own.has(field)))
    return [[model, { ...said, ...(said.fields && { fields: kept }) }] as const]
  })
  const { include, exclude } = options
  return { ...options, models: Object.fromEntries(models), ...(include && { include: known(include) }), ...(exclude && { exclude: known(exclude) }) }
}
