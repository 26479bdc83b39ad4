import { mapOf } from './attribute-arguments.js'
import type { DatamodelDefault, DatamodelField } from './datamodel.js'
import type { Default, Json } from './ir.js'
import { wordOf, type AttributeSource, type Member } from './outline.js'

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
  const attribute = member.attributes.find((a) => a.name === '@default')
  const dbName = mapOf(attribute, text)
  const value: Default = isFunction(given)
    ? { kind: 'function', name: given.name, args: given.args }
    : { kind: 'value', value: literal(given, field.type === 'Decimal' ? decimalsIn(attribute, text) : undefined, field.type) }
  return dbName === undefined ? value : { ...value, dbName }
}

function isFunction(value: DatamodelDefault): value is Extract<DatamodelDefault, { name: string }> {
  return typeof value === 'object' && 'name' in value
}

type Literal = Exclude<DatamodelDefault, { name: string }>

/** @param written the literals of the source, where they say more than Prisma's parser does */
function literal(given: Literal, written: readonly string[] | undefined, type: string): Json {
  if (type !== 'Decimal' && type !== 'BigInt') return given
  if (typeof given === 'object') return given.map((value, i) => written?.[i] ?? String(value))
  return written?.[0] ?? String(given)
}

// `map: "..."` is the only other argument, and text.
function decimalsIn(attribute: AttributeSource | undefined, text: string): string[] {
  const words = (attribute?.args ?? []).filter((token) => token.kind === 'word').map((token) => wordOf(text, token))
  return words.filter((word) => DECIMAL.test(word))
}
