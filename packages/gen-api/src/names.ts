import { camelCase, identifier, isRelation, kebabCase, pascalCase, pathFault, uniqueNames, type Enum, type Model, type Schema } from '@ssot-codegen/core'
import pluralize from 'pluralize'

/** What one model is called in the output. */
export type ModelNames = {
  /** `BlogPost`: before `Create`, `Read` and the like. */
  readonly type: string
  /** `blogPost`: before `Service`, `Model` and the like. */
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

/**
 * The names of everything in the schema.
 *
 * @param pathOf the resource path the user froze for a model, if any
 */
export function namesOf(schema: Schema, pathOf: (model: Model) => string | undefined): Names {
  const all = schema.models.map((model) => model.name)
  const types = uniqueNames(all, typeName)
  const values = uniqueNames(all, camelCase)
  const folders = uniqueNames(all, (name) => fileName(kebabCase(name)), '-')
  const frozen = new Map(schema.models.flatMap((model) => frozenPath(model, pathOf)))
  const free = uniqueNames(all.filter((name) => !frozen.has(name)), resourcePath, '-', [...frozen.values()])
  const paths = new Map([...frozen, ...free])
  const groups = uniqueNames(all, (name) => fileName(kebabCase(paths.get(name) ?? name)), '-')
  const enumTypes = uniqueNames(schema.enums.map((e) => e.name), (name) => identifier(typeName(name), 'type'))
  return {
    model: ({ name }) => ({
      type: types.get(name) ?? name,
      value: values.get(name) ?? name,
      folder: folders.get(name) ?? name,
      path: paths.get(name) ?? name,
      one: label(name, 'singular'),
      many: label(name, 'plural'),
      group: groups.get(name) ?? name,
    }),
    plainPath: ({ name }) => resourcePath(name),
    enum: ({ name }) => {
      const type = enumTypes.get(name) ?? name
      return { type, values: `${type.charAt(0).toLowerCase()}${type.slice(1)}Values` }
    },
  }
}

/** The relations of a model that lead to a model the API shows. */
export function shownRelations(model: Model, isShown: (name: string) => boolean) {
  return model.fields.filter(isRelation).filter((field) => !field.hidden && isShown(field.model))
}

function frozenPath(model: Model, pathOf: (model: Model) => string | undefined): [string, string][] {
  const path = pathOf(model)
  return path === undefined ? [] : [[model.name, path]]
}

/** Pluralizing goes through some hundred rules: each name does so once. */
const labels = { singular: new Map<string, string>(), plural: new Map<string, string>() }

/** The name in words, its last one in that number. */
function label(name: string, number: 'singular' | 'plural'): string {
  const known = labels[number].get(name)
  if (known !== undefined) return known
  const words = kebabCase(name).split('-')
  const last = words.pop() ?? name
  const text = [...words, pluralize[number](last)].join(' ')
  labels[number].set(name, text)
  return text
}

/** A name that some system keeps for itself (`con`, `aux`) gets a prefix. */
function fileName(name: string): string {
  return pathFault(name) === undefined ? name : `x-${name}`
}

/** A name that already reads as a type stays as it is: `ABTest`, not `AbTest`. */
function typeName(name: string): string {
  return /^[A-Z][A-Za-z0-9]*$/.test(name) ? name : pascalCase(name)
}

/** The kebab plural: only the last word changes number. */
function resourcePath(name: string): string {
  return label(name, 'plural').replaceAll(' ', '-')
}
