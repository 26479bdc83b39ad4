import type { ScalarType } from '../schema/ir.js'

/** One field a model must have to play a role. */
export type RoleField = {
  readonly type: ScalarType
  readonly list?: boolean
  /** Must it accept null? Default: either will do. */
  readonly required?: boolean
  readonly unique?: boolean
  readonly id?: boolean
  /** The attributes of the suggested line, such as `@default(now())`. */
  readonly attributes?: string
}

/**
 * A table a plugin needs in the user's schema. It is bound by the `@role(<plugin>.<role>)` annotation on a model, by
 * the config, or by a model of the default name; where none fits, a diagnostic carries the Prisma text to add.
 */
export type Role = {
  readonly doc: string
  /** The model looked for when nothing is said, and the name in the suggested text. */
  readonly model: string
  readonly fields: { readonly [name: string]: RoleField }
  /** Compound uniques, each a list of field names. */
  readonly uniques?: readonly (readonly string[])[]
  /** Whether the plugin can do without. */
  readonly optional?: boolean
}

/** The roles of a plugin, by name. */
export type Roles = { readonly [name: string]: Role }
