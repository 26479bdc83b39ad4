import { closest, distance } from 'fastest-levenshtein'
import { createReport, type Diagnostic } from '../plugin/diagnostic.js'
import type { Field, Model, Schema } from './ir.js'

/** Where an annotation may stand. */
export type Placement = { readonly on: readonly ('model' | 'field')[] }

/** The annotations core itself understands. */
export const CORE_ANNOTATIONS: ReadonlyMap<string, Placement> = new Map([
  ['hidden', { on: ['model', 'field'] }],
  ['readonly', { on: ['field'] }],
  ['writeonly', { on: ['field'] }],
  ['expose', { on: ['model', 'field'] }],
  ['path', { on: ['model'] }],
  ['softDelete', { on: ['model'] }],
  ['version', { on: ['field'] }],
  ['access', { on: ['model', 'field'] }],
  ['deprecated', { on: ['model', 'field'] }],
  ['role', { on: ['model'] }],
] as const)

const catalogue = {
  'unknown-annotation': {
    severity: 'warning',
    message: (p: { name: string; near: string }) => `There is no annotation "@${p.name}".`,
    help: (p: { name: string; near: string }) => `Write "@${p.near}" if that is what is meant.`,
  },
  'annotation-place': {
    severity: 'error',
    message: (p: { name: string; place: string; on: readonly string[] }) => `"@${p.name}" stands on a ${p.place} and belongs on a ${p.on.join(' or ')}.`,
    help: 'Move it.',
  },
} as const

/** Checks the annotations of all models against what core and the plugins declare. */
export function checkAnnotations(schema: Schema, known: ReadonlyMap<string, Placement>): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const report = createReport('schema', catalogue, diagnostics)
  const names = [...known.keys()].sort()
  const check = (node: Model | Field, place: 'model' | 'field'): void => {
    for (const annotation of node.annotations) {
      const spec = known.get(annotation.name)
      if (spec && !spec.on.includes(place)) report('annotation-place', { name: annotation.name, place, on: spec.on }, annotation)
      if (spec || annotation.name.length < 4) continue
      const near = closest(annotation.name, names)
      if (distance(annotation.name, near) <= 2) report('unknown-annotation', { name: annotation.name, near }, annotation)
    }
  }
  for (const model of schema.models) {
    check(model, 'model')
    for (const field of model.fields) check(field, 'field')
  }
  return diagnostics
}
