import type { Report } from '../plugin/diagnostic.js'
import type { Annotation, AnnotationValue } from './annotation.js'
import type { catalogue } from './diagnostics.js'
import type { Span } from './ir.js'
import { nearest } from './nearest.js'

/** A value of an annotation in the config; a `RegExp` stands for `/regex/flags`. */
export type ConfigValue = string | number | boolean | RegExp | { readonly regex: string; readonly flags: string }

/** What the config says of one annotation: `true` for bare presence, `false` to take it away, or its arguments. */
export type ConfigAnnotation = ConfigValue | readonly ConfigValue[]

/** What the config says of a model: annotations by name, and those of its fields. */
export type ModelConfig = {
  readonly fields?: FieldsConfig
  readonly [annotation: string]: ConfigAnnotation | FieldsConfig | undefined
}

/** What the config says of the fields of a model: annotations by field and name. */
export type FieldsConfig = { readonly [field: string]: { readonly [annotation: string]: ConfigAnnotation } }

/** The annotations of a node, with what the config says of it laid over them. */
export type Overlay = (node: {
  readonly model: string
  readonly field?: string | undefined
  readonly span: Span
  readonly annotations: readonly Annotation[]
}) => { readonly annotations: readonly Annotation[]; readonly added: readonly Annotation[] }

const NOTHING: readonly Annotation[] = []

type Arguments = readonly AnnotationValue[] | false

/**
 * Reads the annotations the config gives to models and fields. Names the schema does not have, and values an
 * annotation cannot have, are reported.
 *
 * @param config by model
 * @param names the fields of every model
 */
export function readConfig(
  config: { readonly [model: string]: ModelConfig },
  names: ReadonlyMap<string, readonly string[]>,
  report: Report<typeof catalogue>,
): Overlay {
  const given = new Map<string, Map<string, Arguments>>()
  const read = (key: string, path: string, entries: readonly (readonly [string, unknown])[]) => {
    const own = new Map<string, Arguments>()
    for (const [name, value] of entries) {
      const args = argumentsOf(value)
      if (args === undefined || !/^[A-Za-z_]\w*$/.test(name)) report('config-value', { path: `${path}.${name}` })
      else own.set(name, args)
    }
    given.set(key, own)
  }
  for (const [model, entry] of entriesOf(config)) {
    const fields = names.get(model)
    if (!fields) {
      report('unknown-model', { model, where: '"models"', nearest: nearest(model, names.keys()) })
      continue
    }
    if (!isRecord(entry)) report('config-value', { path: `models.${model}` })
    read(model, `models.${model}`, entriesOf(entry).filter(([name]) => name !== 'fields'))
    const ofFields = isRecord(entry) ? entry['fields'] : undefined
    for (const [field, annotations] of entriesOf(ofFields)) {
      if (!fields.includes(field)) report('unknown-field', { model, field, nearest: nearest(field, fields) })
      else if (!isRecord(annotations)) report('config-value', { path: `models.${model}.fields.${field}` })
      else read(`${model}.${field}`, `models.${model}.fields.${field}`, entriesOf(annotations))
    }
  }
  return ({ model, field, span, annotations }) => {
    const own = given.get(field === undefined ? model : `${model}.${field}`)
    if (!own) return { annotations, added: NOTHING }
    const added = [...own].flatMap(([name, args]) => (args === false ? [] : { name, args, named: {}, span }))
    return { annotations: [...annotations.filter((a) => !own.has(a.name)), ...added], added }
  }
}

function argumentsOf(value: unknown): Arguments | undefined {
  if (value === false) return false
  if (value === true) return []
  const values = Array.isArray(value) ? value.map(valueOf) : [valueOf(value)]
  return values.every((v) => v !== undefined) ? values : undefined
}

function valueOf(value: unknown): AnnotationValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (value instanceof RegExp) return { regex: value.source, flags: value.flags }
  if (!isRecord(value)) return undefined
  const { regex, flags } = value
  return typeof regex === 'string' && typeof flags === 'string' ? { regex, flags } : undefined
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : []
}
