import type { z } from 'zod'
import type { Code } from '../code/printable.js'
import type { SafeText } from '../code/text.js'
import type { Amendment, FinalOperation, Operation } from '../operation/operation.js'
import type { Enum, Field, Model, Schema } from '../schema/ir.js'
import type { Catalogue, Report } from './diagnostic.js'
import type { DocumentEntry } from './document.js'
import type { ProjectFacts } from './project.js'
import type { Roles } from './role.js'
import type { Contribution, Slot } from './slot.js'

/** `managed` is ours and rewritten, `scaffold` is written once and then the user's. */
export type Mode = 'managed' | 'scaffold'

/**
 * What `emit` yields: a file, or entries of documents that depend on what others stated. `code` and `text` are
 * thunks: a run that knows the file to be fresh does not call them.
 */
export type OutputFile = CodeFile | TextFile | { readonly kind: 'entries'; readonly entries: readonly DocumentEntry[] }

type FileBase = {
  /** Relative to the project's root, with `/`. */
  readonly path: string
  readonly mode?: Mode
  /** The nodes whose change, or that of one they have a relation with or an enum they use, can change the file; `schema` for all of them. */
  readonly reads: readonly (Model | Enum)[] | 'schema' | 'nothing'
  /**
   * For a file that says of itself that it reads the schema and can tell what of it: nodes, as in `reads`, and facts of others, which are the same
   * where they are identical. A process that watches makes the file again when one of them has changed.
   */
  readonly depends?: { readonly nodes: readonly (Model | Enum)[]; readonly facts: readonly unknown[] }
}

/** A TypeScript file. */
export type CodeFile = FileBase & { readonly kind: 'code'; readonly code: () => Code }

/** A file in any other format. */
export type TextFile = FileBase & { readonly kind: 'text'; readonly text: () => SafeText }

/** A plugin's name with the type of what it exports: enough to depend on it. */
export type Handle<E = unknown> = {
  readonly name: string
  /** Carries the type only. */
  readonly '~exports'?: E
}

/** An annotation a plugin understands. */
export type AnnotationSpec = {
  readonly on: readonly ('model' | 'field')[]
  /** The positional arguments; named ones come last, as one object. */
  readonly args: z.ZodType
  readonly doc: string
}

/**
 * Says what `compute` says. A process that watches does not ask again while the nodes, those they have relations with and the enums
 * they use stay as they are, and the schema has the same nodes: `compute` may read nothing else of it.
 *
 * @param key what is computed, and of which node: unique within the plugin
 */
export type Remember = <T>(key: string, nodes: readonly (Model | Enum)[], compute: () => T) => T

/** What every phase of a plugin has at hand. */
export type BaseContext<O, E, C extends Catalogue, A extends AnnotationSpecs, R extends Roles> = {
  readonly schema: Schema
  readonly options: O
  readonly project: ProjectFacts
  /** What another plugin exports. A required one is there; for an optional one ask `has` first. */
  readonly use: <X>(other: Handle<X>) => X
  readonly has: (other: Handle) => boolean
  /** What this plugin exports. */
  readonly self: E
  readonly report: Report<C>
  /** The checked arguments of this plugin's annotation on the node, or undefined where it is absent. */
  readonly annotation: <K extends keyof A & string>(node: Model | Field, name: K) => z.output<A[K]['args']> | undefined
  /** The model that plays the role, or undefined for an optional role that nothing plays. */
  readonly role: (name: keyof R & string) => Model | undefined
  readonly remember: Remember
}

/** What `amend` has besides. */
export type AmendContext<O, E, C extends Catalogue, A extends AnnotationSpecs, R extends Roles> = BaseContext<O, E, C, A, R> & {
  readonly operations: readonly Operation[]
}

/** What `emit` has besides: everything that was stated, frozen and sorted by key. */
export type EmitContext<O, E, C extends Catalogue, A extends AnnotationSpecs, R extends Roles> = BaseContext<O, E, C, A, R> & {
  readonly slot: <T>(point: { readonly slot: Slot<T> }) => readonly T[]
  readonly operations: readonly FinalOperation[]
}

/** A plugin's annotations, by name without `@`. */
export type AnnotationSpecs = { readonly [name: string]: AnnotationSpec }

/** A plugin. All phases are pure and synchronous: no file, clock or environment is read in them. */
export type Plugin<
  S extends z.ZodType = z.ZodType,
  E = unknown,
  C extends Catalogue = Catalogue,
  A extends AnnotationSpecs = AnnotationSpecs,
  R extends Roles = Roles,
> = Handle<E> & {
  /** The plugin's own version, for `plugins list` only: it never reaches the output. */
  readonly version: string
  readonly doc: string
  /** The version of this contract it was written for. */
  readonly apiVersion: 1
  /** Which versions of core it works with, as a semver range. */
  readonly core: string
  /** A strict object; every field has a default and a description. */
  readonly options: S
  readonly requires: readonly Handle[]
  readonly optional: readonly Handle[]
  readonly diagnostics: C
  readonly annotations: A
  readonly roles: R
  /** The folder of real source files that are copied to `src/gen/runtime/<name>/` where printed code reaches them. */
  readonly runtime?: URL
  /** What other plugins may refer to, decided before any code exists. */
  readonly exports: (ctx: Omit<BaseContext<z.output<S>, never, C, A, R>, 'self'>) => E
  /** States facts. */
  readonly contribute: (ctx: BaseContext<z.output<S>, E, C, A, R>) => Iterable<Contribution>
  /** Adds to operations that others stated. */
  readonly amend: (ctx: AmendContext<z.output<S>, E, C, A, R>) => Iterable<Amendment>
  /** Turns schema and facts into files. */
  readonly emit: (ctx: EmitContext<z.output<S>, E, C, A, R>) => Iterable<OutputFile>
}

/** A plugin, whatever its options, exports, diagnostics, annotations and roles are: the one existential of the contract. */
export type AnyPlugin = Plugin<z.ZodType<any>, any, any, any, any> // eslint-disable-line @typescript-eslint/no-explicit-any -- the engine checks `input` against the plugin's own options before it uses it

/** A plugin with its options and role bindings, as a config lists it. */
export type Configured = {
  readonly plugin: AnyPlugin
  readonly input: unknown
}
