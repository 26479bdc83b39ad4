import type { AnyPlugin } from '@ssot-codegen/core'
import * as z from 'zod'

/** An option of a plugin, as its schema declares it. */
export type OptionRow = { readonly name: string; readonly type: string; readonly default: unknown; readonly doc: string }

/** The options of a plugin, in the order of their declaration. */
export function optionsOf(plugin: AnyPlugin): OptionRow[] {
  const schema: unknown = z.toJSONSchema(plugin.options, { io: 'input', unrepresentable: 'any' })
  const properties = isRecord(schema) && isRecord(schema['properties']) ? schema['properties'] : {}
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!isRecord(property)) return []
    const { default: value = null, description } = property
    return [{ name, type: typeOf(property), default: value, doc: typeof description === 'string' ? description : '' }]
  })
}

function typeOf(property: { readonly [key: string]: unknown }): string {
  const { type, enum: values, const: value, anyOf, items } = property
  if (Array.isArray(values)) return values.map((v) => JSON.stringify(v)).join(' | ')
  if (value !== undefined) return JSON.stringify(value)
  if (Array.isArray(anyOf)) return anyOf.map((one) => (isRecord(one) ? typeOf(one) : '')).join(' | ')
  if (type === 'array') return `${isRecord(items) ? typeOf(items) : 'any'}[]`
  return typeof type === 'string' ? type : 'any'
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
