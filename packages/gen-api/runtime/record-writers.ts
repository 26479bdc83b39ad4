import type { Context } from './context.js'
import type { Model, Values } from './model.js'

/** The writes of a record with all that belongs to them, for who writes related ones; they write those in their turn. */
export type RecordWriters = {
  readonly create: (ctx: Context, model: Model, data: Values) => Promise<Values>
  readonly update: (ctx: Context, model: Model, target: { readonly key: Values }, data: Values) => Promise<Values>
}
