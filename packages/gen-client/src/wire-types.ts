import { lit, local, localType, memoized, pascalCase, ts, typeOf, uniqueNames, type CodeSymbol, type Model, type Printable, type shape, type Shape, type TypeSymbols } from '@ssot-codegen/core'
import type { Api } from '@ssot-codegen/gen-api'
import { ENUMS, FOLDER, lib, SHAPES } from './symbols.js'

/** A shape of the slot. */
export type NamedShape = Parameters<typeof shape>[0]

/** A shape that is a model's, by what stands behind the model's name. */
export type ModelShape = { readonly model: Model; readonly role: string; readonly name: string; readonly shape: Shape }

/** How types of the wire are printed. */
export type WireTypes = {
  /** The type of a shape; in the file of a model its own shapes are named, and those of others looked up. */
  readonly typeOf: (shape: Shape, inside?: Model) => Printable
  /** The shapes of a model that have a type beside the one it is read by, in the order of their names. */
  readonly ofModel: (model: Model) => readonly ModelShape[]
  /** The shapes that are no model's, and their types. */
  readonly others: readonly { readonly name: string; readonly symbol: CodeSymbol; readonly shape: Shape }[]
  /** The enums that some shape has. */
  readonly enums: readonly string[]
  /** The type of a model's records. */
  readonly read: (model: Model) => CodeSymbol
}

/** What is beside columns in the slot, and has a type of its own here. */
const COMMON: { readonly [name: string]: CodeSymbol } = { PageMeta: lib.PageMeta, Count: lib.Count, Problem: lib.ProblemDocument }

const READ = 'Read'
const PAGE = 'Page'

/** What `wireTypes` is made from. */
export type WireParts = {
  readonly api: Api
  readonly shapes: readonly NamedShape[]
  /** The file of a model's resource. */
  readonly fileOf: (model: Model) => string
  /** Every shape of the API that has no name. */
  readonly unnamed: readonly Shape[]
}

/** Decides what each named shape is called. */
export function wireTypes({ api, shapes, fileOf, unnamed }: WireParts): WireTypes {
  const reached = namesIn(unnamed, shapes)
  const models = modelShapes(api, shapes.filter(({ name }) => reached.has(name)))
  const own = new Map(models.map((item) => [item.name, item]))
  const ofModels = new Map<Model, ModelShape[]>()
  for (const item of models) ofModels.set(item.model, [...(ofModels.get(item.model) ?? []), item])
  const rest = shapes.filter(({ name }) => reached.has(name) && !own.has(name) && !Object.hasOwn(COMMON, name))
  const taken = [...own.keys(), ...api.schema.enums.map((item) => api.names.enum(item).type)]
  const names = uniqueNames(rest.map(({ name }) => name), { target: pascalCase, reserved: taken, separator: '_' })
  const symbolOf = (name: string) => localType(SHAPES, names.get(name) ?? name)
  const typeName = (model: Model, role: string) => localType(fileOf(model), api.names.model(model).type + role)
  const ref = (name: string, inside: Model | undefined): Printable => {
    const item = own.get(name)
    if (!item) return Object.hasOwn(COMMON, name) ? COMMON[name] : symbolOf(name)
    const { model, role } = item
    if (role === PAGE) return ts`${lib.Page}<${ref(`${api.names.model(model).type}${READ}`, inside)}>`
    if (inside === model) return typeName(model, role)
    return role === READ ? ts`${lib.Read}<${lit(model.name)}>` : ts`${lib.ShapeOf}<${lit(model.name)}, ${lit(role)}>`
  }
  const symbols = (inside: Model | undefined): TypeSymbols => ({
    ref: (name) => ref(name, inside),
    enum: (name) => localType(ENUMS, enumType(api, name)),
    json: lib.JsonValue,
    // Decimals are text on the wire.
    decimal: lib.JsonValue,
    ...(inside && { origin: (name) => inside.fields.find((field) => field.name === name) }),
  })
  return {
    typeOf: (item, inside) => typeOf(item, 'wire', symbols(inside)),
    ofModel: (model) => (ofModels.get(model) ?? []).filter(({ role }) => role !== READ && role !== PAGE),
    others: rest.map(({ name, shape: item }) => ({ name, symbol: symbolOf(name), shape: item })),
    enums: [...enumsIn([...shapes.filter(({ name }) => reached.has(name)).map(({ shape: item }) => item), ...api.models.map((model) => api.shapes(model).read), ...unnamed])],
    read: (model) => typeName(model, READ),
  }
}

/** The type of an enum of the schema. */
export function enumType(api: Api, name: string): string {
  const found = api.schema.enums.find((item) => item.name === name)
  const type = found ? api.names.enum(found).type : name
  // Beside the interface of that name it could not be seen.
  return type === 'ClientModels' ? 'ClientModels_' : type
}

const ROLES = ['Create', 'CreateBody', 'Update', 'UpdateBody', 'Unique', READ, PAGE]

function modelShapes(api: Api, shapes: readonly NamedShape[]): ModelShape[] {
  const byName = new Map(shapes.map((item) => [item.name, item.shape]))
  return api.models.flatMap((model) =>
    ROLES.flatMap((role) => {
      const name = api.names.model(model).type + role
      const item = byName.get(name)
      return item ? [{ model, role, name, shape: item }] : []
    }),
  )
}

/** The enums that stand in shapes. Hidden columns are in none. */
function enumsIn(shapes: readonly Shape[]): Set<string> {
  return new Set(shapes.flatMap((item) => namedIn(item).enums))
}

/** The names of the shapes that some others lead to, and so what there is a type for. */
function namesIn(roots: readonly Shape[], shapes: readonly NamedShape[]): Set<string> {
  const byName = new Map(shapes.map((item) => [item.name, item.shape]))
  const found = new Set<string>()
  const open = [...roots]
  for (let item = open.pop(); item; item = open.pop()) {
    for (const name of namedIn(item).shapes) {
      if (found.has(name)) continue
      found.add(name)
      const next = byName.get(name)
      if (next) open.push(next)
    }
  }
  return found
}

/** The names that stand in a shape, each once. */
const namedIn = memoized((item: Shape): { readonly shapes: readonly string[]; readonly enums: readonly string[] } => {
  const [shapes, enums] = [new Set<string>(), new Set<string>()]
  visit(item, (part) => {
    if (part.kind === 'ref') shapes.add(part.name)
    else if (part.kind === 'enum' && part.name !== undefined) enums.add(part.name)
  })
  return { shapes: [...shapes], enums: [...enums] }
})

/** Shows a shape, and all that it is made of. */
function visit(item: Shape, show: (part: Shape) => unknown): void {
  show(item)
  if (item.kind === 'object') for (const property of item.properties) visit(property.shape, show)
  else if (item.kind === 'list') visit(item.items, show)
  else if (item.kind === 'nullable') visit(item.of, show)
  else if (item.kind === 'union') for (const option of item.options) visit(option, show)
}

/** The file of a resource. */
export function resourcePath(file: string): string {
  return `${FOLDER}/resources/${file}.ts`
}

/** What makes the methods of a group. */
export function factorySymbol(file: string, factory: string): CodeSymbol {
  return local(resourcePath(file), factory)
}

