import type { ObjectShape, Shape } from '@ssot-codegen/core'

const VERBS: ReadonlySet<string> = new Set(['create', 'connect', 'disconnect', 'set'])

/** What names of shapes end in that bodies write related records with. */
const ROLE = /(?:Create|CreateBody|Unique)$/

/**
 * What the shape is called that says of a relation which records it leads to, by the type of those; undefined of another shape. It is
 * the same in the bodies that make a record and change one, and of all models with a relation to these.
 */
export function relationLinkName(shape: Shape): string | undefined {
  const options = shape.kind === 'union' ? shape.options : [shape]
  const objects = options.filter((option): option is ObjectShape => option.kind === 'object')
  const properties = objects.flatMap((option) => option.properties)
  if (objects.length < options.length || properties.length === 0 || !properties.every(({ name }) => VERBS.has(name))) return undefined
  const isList = properties.some((property) => property.shape.kind === 'list')
  const target = properties.map((property) => nameIn(property.shape)).find((name) => name !== undefined)
  if (target === undefined) return undefined
  const has = (verb: string) => properties.some(({ name }) => name === verb)
  const isOptional = !isList && has('disconnect')
  return `${isOptional ? 'Optional' : ''}${target.replace(ROLE, '')}${isList ? 'List' : ''}Link${isList && has('set') ? 'OrSet' : ''}`
}

function nameIn(shape: Shape): string | undefined {
  return shape.kind === 'list' ? nameIn(shape.items) : shape.kind === 'ref' ? shape.name : undefined
}
