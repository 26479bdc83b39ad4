import type { z } from 'zod'
import type { Catalogue } from './diagnostic.js'
import type { AnnotationSpecs, Configured, Handle, Plugin } from './plugin.js'
import type { Roles } from './role.js'

// No names at all, so that a plugin that declares none can use none.
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type
type Nothing = Record<never, never>

type Defaulted = 'requires' | 'optional' | 'diagnostics' | 'annotations' | 'roles' | 'exports' | 'contribute' | 'amend' | 'emit'

/** What `definePlugin` takes: a plugin, with everything that may be empty left out. */
export type PluginSpec<S extends z.ZodType, E, C extends Catalogue, A extends AnnotationSpecs, R extends Roles> = Omit<
  Plugin<S, E, C, A, R>,
  Defaulted | '~exports'
> &
  Partial<Pick<Plugin<S, E, C, A, R>, Defaulted>>

/** A plugin as its package exports it: call it with options to put it into a config, refer to it by `handle`. */
export type DefinedPlugin<S extends z.ZodType, E> = ((options?: z.input<S>) => Configured) & { readonly handle: Handle<E> }

/**
 * Declares a plugin.
 *
 * @returns a function from options to a config entry; the options are checked by `generate`, so that a fault in
 * them is a diagnostic and not a throw
 */
export function definePlugin<
  S extends z.ZodType,
  E = undefined,
  const C extends Catalogue = Nothing,
  const A extends AnnotationSpecs = Nothing,
  const R extends Roles = Nothing,
>(spec: PluginSpec<S, E, C, A, R>): DefinedPlugin<S, E> {
  const plugin = {
    requires: [],
    optional: [],
    diagnostics: {},
    annotations: {},
    roles: {},
    exports: () => undefined,
    contribute: () => [],
    amend: () => [],
    emit: () => [],
    ...spec,
  } as unknown as Plugin<S, E, C, A, R> // the defaults stand in exactly where the spec is silent
  const configure = (options?: z.input<S>): Configured => ({ plugin, input: options ?? {} })
  return Object.assign(configure, { handle: { name: plugin.name } })
}
