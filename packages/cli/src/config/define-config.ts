import type { Configured, ProjectFacts } from '@ssot-codegen/core'

/** An argument of an annotation, as the config writes it. */
export type SettingValue = string | number | boolean | RegExp

/** One annotation: `true` for its bare presence, `false` to take away what the schema says, or its arguments. */
export type Setting = SettingValue | readonly SettingValue[]

/** What can be said of a field; annotations of plugins go by their names. */
export type FieldSettings = {
  /** Exists nowhere outside the server. */
  readonly hidden?: boolean
  /** Read, never written by a request. */
  readonly readonly?: boolean
  /** Accepted in bodies, never echoed, filtered or sorted. */
  readonly writeonly?: boolean
  /** Shown to all who may read the record, although its name says that it is secret. */
  readonly expose?: boolean
  /** Shown as deprecated; with a text, for that reason. */
  readonly deprecated?: boolean | string
  /** Holds when a record was deleted, which is kept then. */
  readonly softDelete?: boolean
  /** Counts the writes of a record, for conditional requests. */
  readonly version?: boolean
  /** The rule that guards the field, and its arguments; an error, as no plugin enforces one on a field. */
  readonly access?: string | readonly SettingValue[]
  readonly [annotation: string]: Setting | undefined
}

/** What a model's API can do. */
export type Exposable =
  | 'list'
  | 'get'
  | 'create'
  | 'update'
  | 'delete'
  | 'count'
  | 'createMany'
  | 'updateMany'
  | 'deleteMany'
  | 'upsert'
  /** Makes a deleted record be there again; on unless something else is named. Of models with `softDelete`, as the next. */
  | 'restore'
  /** Deletes a record for good. */
  | 'purge'

/** What can be said of a model; annotations of plugins go by their names. */
export type ModelSettings = {
  /** Exists nowhere outside the server. */
  readonly hidden?: boolean
  /** What its API can do; the rest is off. */
  readonly expose?: readonly Exposable[]
  /** The path segment of its resource. */
  readonly path?: string
  /** The field that holds when a record was deleted, which is kept then: `deletedAt` for `true`. */
  readonly softDelete?: boolean | string
  /** The field that counts the writes of a record. */
  readonly version?: boolean | string
  /** The rule that guards it, and its arguments. */
  readonly access?: string | readonly SettingValue[]
  /** Shown as deprecated; with a text, for that reason. */
  readonly deprecated?: boolean | string
  /** The role it plays for a plugin, as `plugin.role`. */
  readonly role?: string
  readonly fields?: { readonly [field: string]: FieldSettings }
  readonly [annotation: string]: Setting | { readonly [field: string]: FieldSettings } | undefined
}

/** Which models there are an API for, and what annotations say of each, by its name. */
export type ModelsConfig = {
  /** Only these models. */
  readonly include?: readonly string[]
  /** Not these models. */
  readonly exclude?: readonly string[]
  readonly [model: string]: ModelSettings | readonly string[] | undefined
}

/** What `ssot.config.ts` can say. Everything has a default. */
export type Config = {
  /** The Prisma schema, a file or a folder, from the config's own folder. Default: where Prisma looks for it. */
  readonly schema?: string
  /** The folder of the generated project, from the config's own folder. Default: the current folder. */
  readonly out?: string
  /** What serves the API. Default: the first framework among `plugins`, else `express`. */
  readonly framework?: 'express' | 'fastify'
  readonly models?: ModelsConfig
  /** Plugins with options other than the defaults, and plugins beyond the project, its API and the framework. */
  readonly plugins?: readonly Configured[]
  readonly project?: {
    /** The project's npm name. Default: of its `package.json`, else of its folder. */
    readonly name?: string
    /** Default: what the lockfile says. */
    readonly packageManager?: ProjectFacts['packageManager']
  }
}

/** Gives the config its types; returns it as it is. */
export function defineConfig(config: Config): Config {
  return config
}
