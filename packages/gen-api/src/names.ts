import { camelCase, fileName, identifier, isRelation, kebabCase, latePattern, legalName, pascalCase, uniqueNames, memoized, type Enum, type Model, type Schema } from '@ssot-codegen/core'
import { labelIn, wordsIn } from './plural.js'

/** What one model is called in the output. */
export type ModelNames = {
  /** `BlogPost`: before `Create`, `Read` and the like. */
  readonly type: string
  /** `blogPost`: before `Service`, `Model` and the like, and what its extension is called. */
  readonly value: string
  /** `blog-post`: its folder. */
  readonly folder: string
  /** `blog-posts`: its resource, without slashes at the ends. */
  readonly path: string
  /** `blog post` and `blog posts`, for people. */
  readonly one: string
  readonly many: string
  /** `blog-posts`: its group of operations, the path in one segment. */
  readonly group: string
}

/** All names of a schema, decided together so that no two meet. */
export type Names = {
  readonly model: (model: Model) => ModelNames
  /** The path the model would have were it alone. */
  readonly plainPath: (model: Model) => string
  /** The type and the list of values of an enum. */
  readonly enum: (enumeration: Enum) => { readonly type: string; readonly values: string }
}

/** What the name of a type or shape of a model may end in. */
export const TYPE_SUFFIXES = ['Create', 'Update', 'Read', 'Query', 'Key', 'Unique', 'Types', 'Page', 'ServerData', 'CreateBody', 'UpdateBody'] as const

/** One of them. */
export type TypeSuffix = (typeof TYPE_SUFFIXES)[number]

/** The shapes that every API has. */
const COMMON_SHAPES = ['PageMeta', 'Count', 'Problem'] as const

/** Groups of operations that are no model's. */
const OTHER_GROUPS = ['health', 'openapi', 'docs']

/** What the API answers beside its models. */
const OTHER_PATHS = ['/health', '/health/live', '/health/ready', '/openapi.json', '/docs']

/** What decides names besides the schema. */
export type NamingOptions = {
  /** Where all resources are mounted: `/api`, or empty. */
  readonly prefix: string
  /** The resource path the user froze for a model, if any. */
  readonly pathOf: (model: Model) => string | undefined
}

/** The names of everything in the schema. Models that the API does not show give way to all others. */
export function namesOf(schema: Schema, { prefix, pathOf }: NamingOptions): Names {
  const all = schema.models.map((model) => model.name)
  const unexposed = new Set(schema.models.filter((model) => !model.exposed).map((model) => model.name))
  const ofModels = { separator: '_', yields: (name: string) => unexposed.has(name), spare: snakeCase } as const
  const typesOf = (type: string) => TYPE_SUFFIXES.map((suffix) => type + suffix)
  const types = uniqueNames(all, { ...ofModels, target: typeName, uses: typesOf, reserved: COMMON_SHAPES })
  const values = uniqueNames(all, { ...ofModels, target: valueName })
  const folders = uniqueNames(all, { ...ofModels, target: (name) => fileName(kebabCase(name)) })
  const frozen = new Map(schema.models.flatMap((model) => frozenPath(model, pathOf)))
  const reserved = [...frozen.values(), ...reservedPaths(prefix)]
  const free = uniqueNames(all.filter((name) => !frozen.has(name)), { ...ofModels, target: resourcePath, reserved, leads: isOwnPath, spare: sparePath })
  const paths = new Map([...frozen, ...free])
  const groupName = (name: string) => fileName(kebabCase(paths.get(name) ?? name))
  const groups = uniqueNames(all, { ...ofModels, spare: none, separator: '-', target: groupName, uses: groupUses, reserved: OTHER_GROUPS })
  const enumTypes = uniqueNames(schema.enums.map((item) => item.name), {
    target: enumName,
    spare: (name) => `${enumName(name)}Enum`,
    separator: '_',
    reserved: [...COMMON_SHAPES, ...[...types.values()].flatMap(typesOf)],
  })
  return {
    model: memoized(({ name }) => ({
      type: types.get(name) ?? name,
      value: values.get(name) ?? name,
      folder: folders.get(name) ?? name,
      path: paths.get(name) ?? name,
      one: labelIn('singular', name),
      many: labelIn('plural', name),
      group: groups.get(name) ?? name,
    })),
    plainPath: ({ name }) => resourcePath(name),
    enum: ({ name }) => {
      const type = enumTypes.get(name) ?? name
      return { type, values: `${type.charAt(0).toLowerCase()}${type.slice(1)}Values` }
    },
  }
}

/** The resource paths that a model cannot have, since the API answers there itself. */
export function reservedPaths(prefix: string): string[] {
  return OTHER_PATHS.filter((path) => path.startsWith(`${prefix}/`)).map((path) => path.slice(prefix.length + 1))
}

/** The relations of a model that lead to a model the API shows. */
export function shownRelations(model: Model, isShown: (name: string) => boolean) {
  return model.fields.filter(isRelation).filter((field) => !field.hidden && isShown(field.model))
}

function frozenPath(model: Model, pathOf: (model: Model) => string | undefined): [string, string][] {
  const path = pathOf(model)
  return path === undefined ? [] : [[model.name, path]]
}

/** A name that already reads as a type stays as it is: `ABTest`, not `AbTest`. */
function typeName(name: string): string {
  return legalName(isTypeName(name) ? name : pascalCase(name))
}

const typeNameOfAnyAlphabet = latePattern('^\\p{Lu}[\\p{L}0-9]*$', 'u')

function isTypeName(name: string): boolean {
  return /^[A-Z][A-Za-z0-9]*$/.test(name) || typeNameOfAnyAlphabet().test(name)
}

function enumName(name: string): string {
  return identifier(typeName(name), 'type')
}

function valueName(name: string): string {
  return legalName(camelCase(name))
}

/** The kebab plural: only the last word changes number. */
function resourcePath(name: string): string {
  return kebabCase(wordsIn('plural', name))
}

/** Whether the path is what the model is called itself: `users` goes to `users` rather than to `User`. */
function isOwnPath(name: string): boolean {
  return resourcePath(name) === kebabCase(name)
}

/**
 * Where a model is served whose plural is another's: at its own name, as `User` beside `users` at `user`. No two get the same, for
 * Prisma's client has not both of `User` and `user`.
 */
function sparePath(name: string): string | undefined {
  const own = kebabCase(name)
  return name === pascalCase(name) || name === own ? own : snakeCase(name)
}

/** The constants of a group have its name in camel case, where `a-1` is `a1`. */
function groupUses(group: string): string[] {
  return [group, group.replace(/-(?=[0-9])/g, '')]
}

/** The name as the schema spells it, where that is in snake case, as no other name of ours is. */
function snakeCase(name: string): string | undefined {
  return /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(name) && name.length <= 80 ? name : undefined
}

function none(): undefined {
  return undefined
}
