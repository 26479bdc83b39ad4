import type { DatamodelDefault, DatamodelField } from './datamodel.js'
import type { Default } from './ir.js'
import { wordOf, type Member } from './outline.js'

const DECIMAL = /^-?\d+(?:\.\d+)?$/

/**
 * The default of a field. Decimals are read from the source: Prisma's parser hands them over as binary floating point.
 *
 * @param member the field in the source
 * @param text the file it is in
 */
export function defaultOf(field: DatamodelField, member: Member, text: string): Default | undefined {
  const given = field.default
  if (given === undefined) return undefined
  if (isFunction(given)) return { kind: 'function', name: given.name, args: given.args }
  if (field.type !== 'Decimal' && field.type !== 'BigInt') return { kind: 'value', value: given }
  const written = field.type === 'Decimal' ? decimalsIn(member, text) : []
  if (typeof given === 'object') return { kind: 'value', value: given.map((value, i) => written[i] ?? String(value)) }
  return { kind: 'value', value: written[0] ?? String(given) }
}

function isFunction(value: DatamodelDefault): value is Extract<DatamodelDefault, { name: string }> {
  return typeof value === 'object' && 'name' in value
}

// `map: "..."` is the only other argument, and text.
function decimalsIn(member: Member, text: string): string[] {
  const args = member.attributes.find((a) => a.name === '@default')?.args ?? []
  return args.filter((t) => t.kind === 'word').map((t) => wordOf(text, t)).filter((word) => DECIMAL.test(word))
}
