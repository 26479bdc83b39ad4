import type { ExtensionOperation } from './extension-operation.js'
import { valueShape } from './record-shape.js'
import type { Shape } from './shape.js'

/** One segment of a path: literal text, or a parameter with the shape it must have. */
export type PathSegment = string | { readonly name: string; readonly shape: Shape; readonly doc?: string }

/** Text that a path may hold as it is and that means nothing there: neither `.` nor `..`. */
const LITERAL = /^[A-Za-z0-9][A-Za-z0-9._~-]*$/
const PARAMETER = /^:([a-z][A-Za-z0-9]*)$/

/** The segments that an operation adds to its model's path, and to the key where it has one. */
export function ownSegments(name: string, { path = kebab(name), params }: Pick<ExtensionOperation, 'path' | 'params'>): PathSegment[] {
  return path.split('/').map((text) => {
    const parameter = PARAMETER.exec(text)?.[1]
    if (parameter === undefined) return text
    const field = Object.hasOwn(params, parameter) ? params[parameter] : undefined
    if (field === undefined) return { name: parameter, shape: { kind: 'string' } }
    if (!('shape' in field)) return { name: parameter, shape: field }
    return { name: parameter, shape: field.shape, ...(field.doc !== undefined && { doc: field.doc }) }
  })
}

/** The whole path of an operation, without what the application is mounted under. */
export function wholePath(name: string, operation: ExtensionOperation): PathSegment[] {
  const { model, on } = operation
  const key = on === 'record' ? (model.key?.fields ?? []) : []
  return [
    ...model.path.split('/'),
    ...key.map((field) => ({ name: field, shape: columnShape(operation, field) })),
    ...ownSegments(name, operation),
  ]
}

/** What is wrong with the path of an operation: sentences. */
export function pathFaults(name: string, operation: ExtensionOperation): string[] {
  const { model, on, params } = operation
  const own = ownSegments(name, operation)
  const named = own.flatMap((segment) => (typeof segment === 'string' ? [] : [segment.name]))
  const key = on === 'record' ? (model.key?.fields ?? []) : []
  const broken = own.filter((segment) => typeof segment === 'string').find((text) => !LITERAL.test(text))
  return [
    ...(broken === undefined ? [] : [`Its path has the segment "${broken}": segments are letters, digits and - . _ ~, or a parameter such as ":number".`]),
    ...(on === 'record' && key.length === 0 ? [`It is for one record, and records of ${model.name} have no key.`] : []),
    ...(on === 'collection' && typeof own[0] !== 'string' ? ['Its path begins with a parameter, which any id would be taken for.'] : []),
    ...named.filter((one, i) => named.indexOf(one) < i || key.includes(one)).map((one) => `Its path has the parameter "${one}" twice.`),
    ...named.filter((one) => !Object.hasOwn(params, one)).map((one) => `Its path has the parameter "${one}", of which "params" has no shape.`),
    ...Object.keys(params).filter((one) => !named.includes(one)).map((one) => `"params" has "${one}", which its path does not have.`),
  ]
}

function columnShape({ model }: ExtensionOperation, field: string): Shape {
  const column = model.columns[field]
  return column ? valueShape(column) : { kind: 'string' }
}

/** `publishNow` → `publish-now`. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
