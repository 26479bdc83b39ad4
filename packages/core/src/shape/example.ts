import type { Json } from '../schema/ir.js'
import type { Property, Shape, StringShape } from './shape.js'

/** Finds a named shape. */
type ShapeNamed = (name: string) => Shape

/**
 * A value that the shape allows, always the same one; undefined where none is known: a pattern may ask for anything.
 * Of an object it has all properties but those that may be absent and lead to other objects. One with a property that every object has is undefined.
 */
export function exampleOf(shape: Shape, named: ShapeNamed, depth = 0): Json | undefined {
  switch (shape.kind) {
    case 'string':
      return exampleText(shape)
    case 'integer':
    case 'number':
      return Math.min(Math.max(1, shape.minimum ?? 1), shape.maximum ?? 1)
    case 'bigint':
      return bigintOf(shape)
    case 'decimal':
      return shape.scale !== undefined && shape.scale === shape.precision ? '0.5' : '1'
    case 'boolean':
      return true
    case 'datetime':
      return '2026-01-31T12:00:00Z'
    case 'date':
      return '2026-01-31'
    case 'time':
      return '12:00:00Z'
    case 'json':
      return {}
    case 'bytes':
      return BYTES[Math.min(shape.maxLength ?? 3, 3)]
    case 'enum':
      return shape.values[0]
    case 'literal':
      return shape.value
    case 'object':
      return objectOf(shape.properties, named, depth)
    case 'list':
      return listOf(shape, named, depth)
    case 'union':
      return shape.options.map((option) => exampleOf(option, named, depth)).find((value) => value !== undefined)
    case 'nullable':
      return exampleOf(shape.of, named, depth) ?? null
    case 'ref':
      return depth < 5 ? exampleOf(named(shape.name), named, depth + 1) : undefined
    case 'binary':
    case 'stream':
      return undefined
  }
}

/** Base64 of so many bytes. */
const BYTES = ['', 'AQ==', 'AQI=', 'AQID'] as const

const FORMATS = { email: 'ada@example.com', uri: 'https://example.com/', uuid: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff' } as const

/** Texts that patterns often ask for. */
const TEXTS = ['text', 'Text', 'TEXT', '0', '1234', 'a', 'A', 'abc-1', 'ABC-1', '+4930123456', '#00ff00', '00:00', '2026-01-31', 'de', 'EUR', 'v1.0.0'] as const

/**
 * A text that the shape allows.
 *
 * @param wanted texts that say more than others, which are taken where they are allowed
 */
export function exampleText({ format, minLength = 0, maxLength = Infinity, pattern = [] }: StringShape, wanted: readonly string[] = []): string | undefined {
  const [plain] = TEXTS
  if (wanted.length === 0 && format === undefined && pattern.length === 0 && minLength <= plain.length && maxLength >= plain.length) return plain
  const patterns = compiled([pattern].flat())
  if (!patterns) return undefined
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength && patterns.every((one) => one.test(text))
  if (format) return [FORMATS[format]].find(fits)
  const said = wanted.find(fits)
  if (said !== undefined) return said
  const sized = TEXTS.flatMap((text) => [text, text.slice(0, Math.max(1, maxLength)), text.padEnd(Math.min(minLength, patterns.length > 0 ? LONGEST_MATCHED : LONGEST), text)])
  return [...sized, ''].find(fits)
}

/** Characters beyond which an example would show nothing. */
const LONGEST = 1_000

/** The same where a pattern is asked, of which nobody may have seen yet that it takes a time beyond all measure. */
const LONGEST_MATCHED = 20

/** The patterns, or undefined where one is none: it is refused elsewhere. */
function compiled(sources: readonly string[]): RegExp[] | undefined {
  try {
    return sources.map((source) => new RegExp(source, 'u'))
  } catch {
    return undefined
  }
}

function bigintOf({ minimum, maximum }: Extract<Shape, { kind: 'bigint' }>): string {
  const [low, high] = [BigInt(minimum ?? '1'), BigInt(maximum ?? '1')]
  return String(minimum !== undefined && low > 1n ? low : maximum !== undefined && high < 1n ? high : 1n)
}

function objectOf(properties: readonly Property[], named: ShapeNamed, depth: number): Json | undefined {
  // To checkers, an object without such a property has that of every object.
  if (properties.some(({ name }) => name in Object.prototype)) return undefined
  const entries: [string, Json][] = []
  for (const { name, shape, optional } of properties) {
    if (optional === true && hasRef(shape)) continue
    const value = exampleOf(shape, named, depth)
    if (value !== undefined) entries.push([name, value])
    else if (optional !== true) return undefined
  }
  return Object.fromEntries(entries)
}

function listOf({ items, minItems = 1, maxItems = 1 }: Extract<Shape, { kind: 'list' }>, named: ShapeNamed, depth: number): Json | undefined {
  const item = maxItems < 1 ? undefined : exampleOf(items, named, depth)
  if (item === undefined) return minItems > 0 && maxItems >= 1 ? undefined : []
  return Array.from({ length: Math.max(1, minItems) }, () => item)
}

function hasRef(shape: Shape): boolean {
  switch (shape.kind) {
    case 'ref':
      return true
    case 'object':
      return shape.properties.some((property) => hasRef(property.shape))
    case 'list':
      return hasRef(shape.items)
    case 'union':
      return shape.options.some(hasRef)
    case 'nullable':
      return hasRef(shape.of)
    default:
      return false
  }
}
