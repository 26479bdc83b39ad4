import type { Shape } from '@ssot-codegen/core'

const KINDS: { readonly [K in Exclude<Shape['kind'], 'object' | 'list' | 'literal' | 'nullable' | 'ref'>]: string } = {
  string: 'text',
  integer: 'an integer',
  number: 'a number',
  bigint: 'a 64-bit integer as text',
  decimal: 'a decimal as text',
  boolean: 'a truth value',
  date: 'a date',
  datetime: 'a moment',
  time: 'a time of day',
  json: 'any JSON',
  bytes: 'bytes in base64',
  enum: 'one of some words',
  union: 'one of several things',
  binary: 'bytes',
  stream: 'a stream',
}

/** What a value of a shape is, as sentences say it. */
export function kindText(shape: Shape): string {
  switch (shape.kind) {
    case 'object':
      return `an object with ${shape.properties.map(({ name }) => `"${name}"`).join(', ') || 'nothing in it'}`
    case 'list':
      return 'a list'
    case 'literal':
      return JSON.stringify(shape.value)
    case 'nullable':
      return `${kindText(shape.of)} or null`
    case 'ref':
      return `"${shape.name}"`
    default:
      return KINDS[shape.kind]
  }
}
