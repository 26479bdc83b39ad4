import type { Shape } from '@ssot-codegen/core'
import { resolved, tell, within, type Comparison } from './comparison.js'
import { compareBounds } from './compare-bounds.js'
import { compareObjects } from './compare-object.js'
import { compareOptions } from './compare-union.js'
import { kindText } from './kind-text.js'
import { includesKind, looksLike } from './wider.js'

/** Reports what differs between two shapes for those who send or get such values. */
export function compareShapes(before: Shape, now: Shape, comparison: Comparison): void {
  const [was, wasNull] = withoutNull(before)
  const [is, isNull] = withoutNull(now)
  if (wasNull !== isNull) tell(comparison, isNull ? 'becameNullable' : 'becameNotNullable')
  if (was.kind === 'ref' && is.kind === 'ref') {
    comparison.refer({ before: was.name, now: is.name })
    return
  }
  compareResolved(resolved(was, comparison.named.before), resolved(is, comparison.named.now), comparison)
}

function compareResolved(was: Shape, is: Shape, comparison: Comparison): void {
  if (was.kind === 'union' || is.kind === 'union') return compareOptions(optionsOf(was), optionsOf(is), comparison)
  if (was.kind === 'object' && is.kind === 'object') return compareObjects(was, is, comparison)
  if (was.kind === 'list' && is.kind === 'list') {
    compareBounds(was, is, comparison)
    return compareShapes(was.items, is.items, within(comparison, '[]'))
  }
  if (was.kind === is.kind) return compareBounds(was, is, comparison)
  const texts = { from: kindText(was), to: kindText(is) }
  if (comparison.direction === 'request' && includesKind(is, was)) tell(comparison, 'typeGeneralized', texts)
  else tell(comparison, comparison.direction === 'response' && looksLike(was, is) ? 'typeSpecialized' : 'typeChanged', texts)
}

function withoutNull(shape: Shape): [Shape, boolean] {
  return shape.kind === 'nullable' ? [withoutNull(shape.of)[0], true] : [shape, false]
}

function optionsOf(shape: Shape): readonly Shape[] {
  return shape.kind === 'union' ? shape.options : [shape]
}
