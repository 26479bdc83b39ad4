import type { Decimal } from '@prisma/client/runtime/client'
import type { ModelTypes } from './model.js'

/** The columns of a model that can be counted up and down, each with what may be added to it. */
export type Increments<T extends ModelTypes> = {
  readonly [K in keyof T['update'] & keyof T['read'] as Increment<T['read'][K]> extends never ? never : K]?: Increment<T['read'][K]>
}

/** What is added to a value, below zero too; of a decimal as a service takes it, its text. */
type Increment<V> = NonNullable<V> extends number ? number : NonNullable<V> extends bigint ? bigint : NonNullable<V> extends Decimal ? string : never
