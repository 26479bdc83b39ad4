import type { Model } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { verbsIn } from '../relation-writes.js'
import type { BodyKind } from '../shapes/relation-shapes.js'

/** What a shape of a model is for. */
export type ShapeRole = 'Create' | 'Update' | 'CreateBody' | 'UpdateBody' | 'Unique' | 'Read' | 'Page'

/** A shape of a model by its role, as the `shape` slot names it. */
export function shapeName(api: Api, model: Model, role: ShapeRole): string {
  return api.names.model(model).type + role
}

/** The shapes of a body: that of the columns, and that of the columns with what it says of relations. */
export const BODIES = {
  create: { columns: 'Create', whole: 'CreateBody' },
  update: { columns: 'Update', whole: 'UpdateBody' },
} as const

/** Whether a body says anything of relations, and so has a shape beside that of its columns. */
export function hasBodyShape(api: Api, model: Model, kind: BodyKind): boolean {
  return api.writes(model).some((write) => verbsIn(kind, write, model).length > 0)
}
