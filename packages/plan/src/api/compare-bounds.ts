import type { Shape } from '@ssot-codegen/core'
import { tell, type Comparison } from './comparison.js'

/** How far a value may go, on one side: absent, as far as it likes. */
type Limit = { readonly name: string; readonly side: 'least' | 'most'; readonly value: number | bigint | undefined }

/** Reports what differs between the bounds of two shapes of one kind. */
export function compareBounds(was: Shape, is: Shape, comparison: Comparison): void {
  compareLimits(limitsOf(was), limitsOf(is), comparison)
  if (was.kind === 'string' && is.kind === 'string') {
    compareText({ from: was.format, to: is.format }, ['formatAdded', 'formatRemoved', 'typeChanged'], comparison)
    compareText({ from: patternOf(was), to: patternOf(is) }, ['patternAdded', 'patternRemoved', 'patternChanged'], comparison)
  } else if (was.kind === 'enum' && is.kind === 'enum') {
    for (const value of was.values) if (!is.values.includes(value)) tell(comparison, 'enumValueRemoved', { from: `"${value}"` })
    for (const value of is.values) if (!was.values.includes(value)) tell(comparison, 'enumValueAdded', { to: `"${value}"` })
  } else if (was.kind === 'literal' && is.kind === 'literal') {
    if (was.value !== is.value) tell(comparison, 'typeChanged', { from: JSON.stringify(was.value), to: JSON.stringify(is.value) })
  } else if ((was.kind === 'binary' || was.kind === 'stream') && (is.kind === 'binary' || is.kind === 'stream')) {
    if (was.mediaType !== is.mediaType) tell(comparison, 'typeChanged', { from: was.mediaType, to: is.mediaType })
  }
}

/** Reports where limits moved: inwards or outwards. */
function compareLimits(was: readonly Limit[], is: readonly Limit[], comparison: Comparison): void {
  for (const limit of is) {
    const before = was.find(({ name }) => name === limit.name)?.value
    const now = limit.value
    if (before === now) continue
    const inwards = now !== undefined && (before === undefined || (limit.side === 'most' ? now < before : now > before))
    tell(comparison, inwards ? 'limitTightened' : 'limitLoosened', { from: limitText(limit.name, before), to: limitText(limit.name, now) })
  }
}

type Added = 'formatAdded' | 'patternAdded'
type Removed = 'formatRemoved' | 'patternRemoved'
type Changed = 'typeChanged' | 'patternChanged'

function compareText({ from, to }: { from: string | undefined; to: string | undefined }, [added, removed, changed]: [Added, Removed, Changed], comparison: Comparison): void {
  if (from === to) return
  if (from === undefined) tell(comparison, added, { to: to ?? '' })
  else if (to === undefined) tell(comparison, removed, { from })
  else tell(comparison, changed, { from, to })
}

function limitText(name: string, value: number | bigint | undefined): string {
  return value === undefined ? `no ${name}` : `a ${name} of ${String(value)}`
}

function limitsOf(shape: Shape): Limit[] {
  switch (shape.kind) {
    case 'string':
      return [least('minimum length', shape.minLength), most('maximum length', shape.maxLength)]
    case 'bytes':
      return [most('maximum length', shape.maxLength)]
    case 'integer':
    case 'number':
      return [least('minimum', shape.minimum), most('maximum', shape.maximum)]
    case 'bigint':
      return [least('minimum', wide(shape.minimum)), most('maximum', wide(shape.maximum))]
    case 'decimal':
      return [most('count of digits before the point', shape.precision === undefined ? undefined : shape.precision - (shape.scale ?? 0)), most('count of digits behind the point', shape.scale)]
    case 'list':
      return [least('minimum length', shape.minItems), most('maximum length', shape.maxItems)]
    default:
      return []
  }
}

function least(name: string, value: number | bigint | undefined): Limit {
  return { name, side: 'least', value }
}

function most(name: string, value: number | bigint | undefined): Limit {
  return { name, side: 'most', value }
}

function wide(text: string | undefined): bigint | undefined {
  return text === undefined ? undefined : BigInt(text)
}

/** Several patterns, of which all have to match, are compared as they stand. */
function patternOf({ pattern }: Extract<Shape, { kind: 'string' }>): string | undefined {
  return pattern === undefined || typeof pattern === 'string' ? pattern : pattern.join(' and ')
}
