import type { Annotation } from './annotation.js'
import { createReport, type Diagnostic } from '../plugin/diagnostic.js'
import { parseAnnotationLine } from './annotation-syntax.js'
import { CORE_ANNOTATIONS, type CorePlace } from './core-annotations.js'
import { catalogue } from './diagnostics.js'
import type { Enum, Field, Model, Schema } from './ir.js'
import { mentionsIn } from './mentions.js'
import { nearest } from './nearest.js'
import { WELL_KNOWN_TAGS } from './well-known-tags.js'

export { CORE_ANNOTATIONS } from './core-annotations.js'

/** Shorter names are near to too much. */
const SHORTEST_SUSPECT = 4

/** The place of a node whose annotations are checked here. */
export type CheckedPlace = 'model' | 'field' | 'enum'

/** What is known of an annotation: where it may stand, and whether one that has text behind it is a tag, and so documentation. */
export type KnownAnnotation = {
  readonly on: readonly CorePlace[]
  readonly isTag?: (annotation: Annotation, place: CheckedPlace) => boolean
}

/**
 * Checks where annotations stand and how they are spelt. Core's own are in order in any `Schema`: `parseSchema` has
 * checked them, arguments included, and has looked for them in running text.
 *
 * @param known every annotation that has a meaning, core's and plugins', by name without `@`
 * @returns an error for one in a place it cannot have, and for one whose parentheses do not parse; a warning for one that
 * is written as a tag or stands in running text, and for an unknown one whose name is within two edits of a known one. Any
 * other unknown annotation is another tool's, and left alone.
 */
export function checkAnnotations(
  schema: Schema,
  known: ReadonlyMap<string, KnownAnnotation>,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const report = createReport('schema', catalogue, diagnostics)
  const suggestions = new Map<string, string | undefined>()
  const isPlugins = (name: string): boolean => known.has(name) && !CORE_ANNOTATIONS.has(name)
  const checkText = (node: Model | Field | Enum): void => {
    if (node.doc?.includes('@') !== true) return
    for (const line of node.doc.split('\n')) {
      const { rest, fault } = parseAnnotationLine(line)
      // Without parentheses it may be the name of something else: `@search.provider`.
      if (fault && isPlugins(fault.name) && /^@\w+\s*\(/.test(rest)) {
        report('annotation-syntax', { name: fault.name, expected: fault.expected }, node)
      }
      for (const { name } of mentionsIn(rest, fault?.name)) if (isPlugins(name)) report('annotation-in-text', { name }, node)
    }
  }
  const check = (node: Model | Field | Enum, place: CheckedPlace): void => {
    checkText(node)
    for (const annotation of node.annotations) {
      const { name } = annotation
      const spec = known.get(name)
      if (spec) {
        const fits = (spec.on as readonly string[]).includes(place)
        const where = place === 'enum' ? 'an enum' : `a ${place}`
        if (spec.isTag?.(annotation, place) === true) report('annotation-prose', { name }, annotation)
        else if (!fits) report('annotation-place', { name, place: where, on: spec.on }, annotation)
        continue
      }
      if (name.length < SHORTEST_SUSPECT || WELL_KNOWN_TAGS.has(name)) continue
      if (!suggestions.has(name)) suggestions.set(name, nearest(name, known.keys(), 2))
      const near = suggestions.get(name)
      if (near !== undefined) report('unknown-annotation', { name, nearest: near }, annotation)
    }
  }
  for (const model of schema.models) {
    check(model, 'model')
    for (const field of model.fields) check(field, 'field')
  }
  for (const item of schema.enums) check(item, 'enum')
  return diagnostics
}
