import type { Diagnostic, Report } from '../plugin/diagnostic.js'
import type { AnnotationSpec, AnnotationSpecs, AnyPlugin } from '../plugin/plugin.js'
import type { Annotation } from '../schema/annotation.js'
import { isMarked } from '../schema/annotation-syntax.js'
import { checkAnnotations, CORE_ANNOTATIONS, type CheckedPlace, type KnownAnnotation } from '../schema/check-annotations.js'
import type { Field, Model, Schema } from '../schema/ir.js'
import type { catalogue } from './diagnostics.js'

/** The checked arguments of plugins' annotations, by node and name. */
export type AnnotationValues = ReadonlyMap<object, ReadonlyMap<string, unknown>>

type Declaration = { readonly spec: AnnotationSpec; readonly plugin: string }

/** Checks every annotation against its declaration and returns the arguments as their plugins want them. */
export function readAnnotations(
  schema: Schema,
  plugins: readonly AnyPlugin[],
  diagnostics: Diagnostic[],
  report: Report<typeof catalogue>,
): AnnotationValues {
  const declared = new Map<string, Declaration>()
  for (const plugin of plugins) {
    for (const [name, spec] of Object.entries(plugin.annotations as AnnotationSpecs)) {
      const other = declared.get(name)?.plugin ?? (CORE_ANNOTATIONS.has(name) ? 'core' : undefined)
      if (other !== undefined) report('annotation-conflict', { annotation: name, a: other, b: plugin.name })
      else declared.set(name, { spec, plugin: plugin.name })
    }
  }
  const known = new Map<string, KnownAnnotation>(CORE_ANNOTATIONS)
  for (const [name, { spec }] of declared) known.set(name, { on: spec.on, isTag: (annotation, place) => isTagOf(spec, annotation, place) })
  diagnostics.push(...checkAnnotations(schema, known))

  const values = new Map<object, Map<string, unknown>>()
  const read = (node: Model | Field, place: 'model' | 'field'): void => {
    for (const annotation of node.annotations) {
      const declaration = declared.get(annotation.name)
      if (!declaration || isTagOf(declaration.spec, annotation, place)) continue
      const named = Object.keys(annotation.named).length > 0 ? [annotation.named] : []
      const parsed = guarded(declaration, [...annotation.args, ...named], report)
      if (!parsed) continue
      if (parsed.success) {
        const own = values.get(node) ?? new Map<string, unknown>()
        values.set(node, own.set(annotation.name, parsed.data))
      } else {
        const fault = parsed.error.issues.map((issue) => issue.message).join('; ')
        report('annotation-arguments', { annotation: annotation.name, fault }, annotation)
      }
    }
  }
  for (const model of schema.models) {
    read(model, 'model')
    for (const field of model.fields) read(field, 'field')
  }
  return values
}

/**
 * Whether a plugin's annotation is written as a tag, such as `@min 1`, and is documentation therefore: text stands behind
 * its bare name, and the bare name would mean nothing there. `@email The work address` has a meaning, and the text is free.
 */
export function isTagOf(spec: AnnotationSpec, annotation: Omit<Annotation, 'span'>, place: CheckedPlace): boolean {
  if (annotation.prose === undefined) return false
  return isMarked(annotation) || !(spec.on as readonly string[]).includes(place) || !meansSomethingBare(spec)
}

function meansSomethingBare(spec: AnnotationSpec): boolean {
  try {
    return spec.args.safeParse([]).success
  } catch {
    // Reported when the arguments are read.
    return true
  }
}

/** A transform of the plugin's own may throw. */
function guarded({ spec, plugin }: Declaration, args: readonly unknown[], report: Report<typeof catalogue>) {
  try {
    return spec.args.safeParse(args)
  } catch (error) {
    report('plugin-crashed', { plugin, phase: 'annotations', error })
    return undefined
  }
}
