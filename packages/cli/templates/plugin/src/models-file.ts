import { from, key, lit, ts, type Code, type Field, type Model } from '@ssot-codegen/core'

/** The models by name, each with the names of its fields. */
export function modelsFile(models: readonly Model[], options: { readonly fields: boolean }): Code {
  const lines = models.map((model) => {
    const names = options.fields ? model.fields.filter(isShown).map((field) => field.name) : []
    // So that `ssot why` leads from the line to the model.
    return from(model, ts`${key(model.name)}: ${lit(names)},`)
  })
  return ts`
    /** The models of the API, and their fields. */
    export const models = {
      ${lines}
    } as const
  `
}

/** What is hidden exists nowhere outside the server. */
function isShown(field: Field): boolean {
  return field.kind !== 'opaque' && !field.hidden
}
