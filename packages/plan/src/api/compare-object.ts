import type { Json, ObjectShape, Property } from '@ssot-codegen/core'
import { tell, within, type Comparison } from './comparison.js'

/** Reports what differs between the properties of two objects. */
export function compareObjects(was: Pick<ObjectShape, 'properties'>, is: Pick<ObjectShape, 'properties'>, comparison: Comparison): void {
  const now = new Map(is.properties.map((property) => [property.name, property]))
  const before = new Set(was.properties.map(({ name }) => name))
  for (const property of was.properties) {
    const here = within(comparison, property.name)
    const other = now.get(property.name)
    if (other) compareProperties(property, other, here)
    else tell(here, comparison.direction === 'response' && property.optional === true ? 'optionalRemoved' : 'removed')
  }
  for (const property of is.properties.filter(({ name }) => !before.has(name))) {
    tell(within(comparison, property.name), property.optional === true ? 'newOptional' : 'newRequired')
  }
}

/** Reports what differs between two properties of one name. */
function compareProperties(was: Property, is: Property, here: Comparison): void {
  if ((was.optional === true) !== (is.optional === true)) tell(here, is.optional === true ? 'becameOptional' : 'becameRequired')
  else if (is.optional === true && sameText(was.default) !== sameText(is.default)) tell(here, 'defaultChanged', { ...given('from', was.default), ...given('to', is.default) })
  if (is.deprecated === true && was.deprecated !== true) tell(here, 'deprecated')
  here.compare(was.shape, is.shape, here)
}

function given(key: 'from' | 'to', value: Json | undefined): { readonly from?: string; readonly to?: string } {
  return value === undefined ? {} : { [key]: textOf(value) }
}

/** A number is the same default where it is written as text: that it is, the type tells. */
function sameText(value: Json | undefined): string {
  return typeof value === 'number' ? JSON.stringify(String(value)) : textOf(value)
}

function textOf(value: Json | undefined): string {
  return value === undefined ? '' : JSON.stringify(value)
}
