import type { FinalOperation, Json, Shape } from '@ssot-codegen/core'

/** What shapes and operations are made of where a program reads them. */
type Data = Shape | Partial<Pick<FinalOperation, 'id' | 'method' | 'path' | 'query' | 'headers' | 'body' | 'replies' | 'model' | 'action' | 'audience'>>

/** A copy without what is said to people: `doc`, and that something is deprecated. */
export function withoutWords(data: Data): Json {
  return copied(data)
}

function copied(value: unknown): Json {
  if (Array.isArray(value)) return value.map(copied)
  if (typeof value !== 'object' || value === null) return value as Json // what shapes and operations hold is JSON
  const isProperty = 'shape' in value || 'status' in value
  // A property may be called `doc`; only what has a shape or a status says something of itself.
  return Object.fromEntries(Object.entries(value).flatMap(([name, item]) => (isProperty && (name === 'doc' || name === 'deprecated') ? [] : [[name, copied(item)]])))
}
