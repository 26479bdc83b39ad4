import type { Shape } from '#runtime/api/shape.js'
import type { Contract } from './contract.js'
import { plainShape } from './valid-value.js'

/** What no text may hold: NUL, and half of a surrogate pair. */
const UNSAFE = ['"a\\u0000b"', '"\\ud800"', '"\\udfff\\ud800"']

/** Of each kind, what it does not take, as JSON is written: some of it no `JSON.stringify` would write. */
const WRONG: { readonly [K in Shape['kind']]?: readonly string[] } = {
  string: ['1', 'true', '["x"]', '{"set":"x"}', ...UNSAFE],
  integer: ['"1"', '1.5', '1e999', '{"increment":1}', '[]', 'true', '-1e40', '9007199254740993'],
  number: ['"1"', '1e400', '"NaN"', '[1]', 'true'],
  bigint: ['"x"', '"1.5"', '9223372036854775808', '""', '1e30', '" 1"', '"+1"', '"0x1"'],
  decimal: ['"x"', '"1e3"', '1e400', '"NaN"', '"Infinity"', '""', '"1."', '[1]'],
  datetime: ['"x"', '1', '"2025-02-30"', '"2025-01-01T25:00:00Z"', '"2025-01-01T00:00:00"', '{"$date":1}', '""', '"+275760-09-13T00:00:00.001Z"'],
  date: ['"x"', '1', '"2025-02-30"', '"2025-1-1"', '"2025-01-01T00:00:00Z"'],
  time: ['"x"', '"25:00:00"', '"12"', '1'],
  boolean: ['"true"', '1', '0', '[]'],
  enum: ['""', '"constructor"', '1', '["x"]', '"__proto__"'],
  bytes: ['"!!!"', '"A"', '"A==="', '{"type":"Buffer","data":[1]}', '[1]', '1'],
  json: [...UNSAFE, '{"a":"\\ud800"}', '{"a":{"b":["\\u0000"]}}', '1e999'],
  list: ['"x"', '{"0":"x"}', '[null]', '[[]]', '{"push":"x"}'],
  object: ['"x"', '[]', '1', '{"unknown":1}', '{"__proto__":{}}', '{"constructor":{"prototype":{}}}'],
  union: ['"x"', '[]', '1', '{}', '{"unknown":1}'],
}

/** Values that the shape does not take, as JSON is written. */
export function wrongValues(shape: Shape, shapes: Contract['shapes']): readonly string[] {
  const values = WRONG[plainShape(shape, shapes).kind] ?? ['{"unknown":1}']
  return shape.kind === 'nullable' ? values : [...values, 'null']
}

/** What the column of a kind does not take in a query. */
export const WRONG_TEXTS: { readonly [kind: string]: readonly string[] } = {
  boolean: ['TRUE', '1', ''],
  int: ['1.5', '2147483648', '0x1', '01', ''],
  float: ['1e5', 'NaN', ''],
  bigint: ['1.5', '9223372036854775808', ''],
  decimal: ['1e5', 'Infinity', ''],
  datetime: ['2025-02-30', '2025-01-01T00:00:00', 'yesterday', ''],
  date: ['2025-02-30', '2025-01-01T00:00:00Z'],
  time: ['24:00:00', '12'],
  enum: ['CONSTRUCTOR', 'constructor', ''],
  uuid: ['x', '00000000-0000-0000-0000-00000000000g'],
  bytes: ['A', '!!!!', ''],
}
