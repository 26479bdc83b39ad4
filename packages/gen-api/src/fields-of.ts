import { memoized, type Field, type Model } from '@ssot-codegen/core'

/** The fields of a model by name: what is printed of a property is made from one of them. */
export const fieldsOf = memoized((model: Model): ((name: string) => Field | undefined) => {
  const fields = new Map(model.fields.map((field) => [field.name, field]))
  return (name) => fields.get(name)
})
