import { exampleOf, type Enum, type Json, type Model, type ObjectShape, type Shape } from '@ssot-codegen/core'
import type { Api } from '@ssot-codegen/gen-api'
import { given, type JsonObject } from '../runtime/json.js'
import { prose } from '../runtime/prose.js'
import type { Described, NamedShapes } from './components.js'
import { relationLinkName } from './relation-link.js'
import { CALLED } from './spared-names.js'

/** What named shapes are found by. */
export type NamedParts = {
  readonly api: Api
  readonly shapeNamed: (name: string) => Shape
  readonly enumNamed: (name: string) => Enum
  /** Whether requests may select what of a record they read. */
  readonly select: boolean
  /** What is said of relations in bodies, by a key of it; filled here. */
  readonly links: Map<string, Link>
}

/** What is said of a relation, and what that is called. */
export type Link = { readonly wanted: string; readonly shape: Shape }

/** What the names of bodies end in, and whether an example is shown of them: of what changes a record it would be the same. */
const BODIES = { Create: true, CreateBody: true, Update: false, UpdateBody: false } as const

/** How named shapes and enums of the schema are described. */
export function namedComponents({ api, shapeNamed, enumNamed, select, links }: NamedParts): NamedShapes {
  const records = new Map<string, Model>()
  /** By the names of bodies, whether an example is shown. */
  const bodies = new Map<string, boolean>()
  for (const model of api.models) {
    const { type } = api.names.model(model)
    records.set(`${type}Read`, model)
    for (const [role, isExampled] of Object.entries(BODIES)) bodies.set(type + role, isExampled)
  }
  const pages = new Set(api.models.map((model) => `${api.names.model(model).type}Page`))

  /** A record in a reply to a request that may have selected what it has. */
  const orSelection = (shape: Shape): Shape =>
    select && shape.kind === 'ref' && records.has(shape.name) ? { kind: 'union', options: [shape, { kind: 'ref', name: selectionKey(shape.name) }] } : shape

  const withLinks = (shape: Shape): Shape => {
    if (shape.kind !== 'object') return shape
    const properties = shape.properties.map((property) => {
      const wanted = relationLinkName(property.shape)
      if (wanted === undefined) return property
      const key = LINK + JSON.stringify(property.shape)
      links.set(key, { wanted, shape: property.shape })
      return { ...property, shape: { kind: 'ref', name: key } as const }
    })
    return { kind: 'object', properties }
  }

  return {
    orSelection,
    enumKey: (name) => ENUM + name,
    factsOf(key) {
      if (key.startsWith(ENUM)) return [enumNamed(key.slice(ENUM.length))]
      if (links.has(key)) return []
      const name = key.startsWith(SELECTION) ? key.slice(SELECTION.length) : key
      return [shapeNamed(name), records.get(name)]
    },
    describe(key): Described {
      if (key.startsWith(ENUM)) return enumOf(enumNamed(key.slice(ENUM.length)), api)
      if (key.startsWith(SELECTION)) return selectionOf(key.slice(SELECTION.length), { shapeNamed, records, api })
      const link = links.get(key)
      if (link) return { ...link, notes: {} }
      const shape = shapeNamed(key)
      const model = records.get(key)
      if (select && model && shape.kind === 'object' && !shape.properties.some(({ name }) => name === CALLED)) return { ...recordOf(key, shape, records), notes: notes(model.doc) }
      const example = bodies.get(key) === true ? exampleOf(shape, shapeNamed) : undefined
      return {
        wanted: key,
        shape: bodies.has(key) ? withLinks(shape) : shape,
        notes: notes(model?.doc, example),
        ...(pages.has(key) && { inner: orSelection }),
      }
    },
  }
}

const SELECTION = 'selection of '
const LINK = 'link '
const ENUM = 'enum '

function selectionKey(name: string): string {
  return SELECTION + name
}

type SelectionParts = Pick<NamedParts, 'api' | 'shapeNamed'> & { readonly records: ReadonlyMap<string, Model> }

/** What a record is of which a request has selected some: any property may be absent. */
function selectionOf(name: string, { shapeNamed, records, api }: SelectionParts): Described {
  const model = records.get(name)
  const shape = shapeNamed(name)
  const properties = shape.kind === 'object' ? shape.properties.map((property) => ({ ...property, optional: true })) : []
  const one = model ? api.names.model(model) : undefined
  return {
    wanted: `${one?.type ?? name}Selection`,
    shape: { kind: 'object', properties },
    notes: notes(`What \`select\` names of ${/^[aeiou]/.test(one?.one ?? '') ? 'an' : 'a'} ${one?.one ?? 'record'}.`),
    inner: (inner) => (inner.kind === 'ref' && records.has(inner.name) ? { kind: 'ref', name: selectionKey(inner.name) } : inner),
  }
}

/** A whole record: what a request may select of it, and all that is always there. Records in it are whole, too. */
function recordOf(name: string, { properties }: ObjectShape, records: ReadonlyMap<string, Model>): Omit<Described, 'notes'> {
  const required = properties.filter((property) => property.optional !== true).map((property) => property.name)
  const own = properties.filter((property) => hasRecord(property.shape, records))
  return { wanted: name, shape: { kind: 'object', properties: own }, base: { key: selectionKey(name), required } }
}

function hasRecord(shape: Shape, records: ReadonlyMap<string, Model>): boolean {
  switch (shape.kind) {
    case 'ref':
      return records.has(shape.name)
    case 'list':
      return hasRecord(shape.items, records)
    case 'nullable':
      return hasRecord(shape.of, records)
    default:
      return false
  }
}

function enumOf(enumeration: Enum, api: Api): Described {
  const values = enumeration.values.map(({ name }) => name)
  const said = enumeration.values.flatMap(({ name, doc }) => (doc === undefined ? [] : [`- \`${name}\`: ${doc.replace(/\s+/g, ' ')}`]))
  const doc = [...(enumeration.doc === undefined ? [] : [enumeration.doc]), ...(said.length > 0 ? [said.join('\n')] : [])].join('\n\n')
  return { isPlain: true, wanted: api.names.enum(enumeration).type, shape: { kind: 'enum', values }, notes: notes(doc === '' ? undefined : doc) }
}

function notes(doc: string | undefined, example?: Json): JsonObject {
  return given({ description: doc === undefined ? undefined : prose(doc), examples: example === undefined ? undefined : [example] })
}
