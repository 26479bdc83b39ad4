import { plainText } from './query-text.js'

/** Where a record is: the path of its resource, the parts of its key, and what stands behind. */
export type RecordPlace = {
  readonly base: string
  readonly key: readonly string[]
  /** Segments that stand where keys stand and are none. */
  readonly reserved?: readonly string[]
}

/**
 * The path of a record.
 *
 * @param key the value of the key, or of each of its parts
 * @throws TypeError for a key that no path can have
 */
export function recordPath({ base, key: parts, reserved = [] }: RecordPlace, key: unknown): string {
  const values = parts.map((name) => {
    const value: unknown = parts.length === 1 && !isPlainObject(key) ? key : partOf(key, name)
    return segment(value, name)
  })
  const [first] = values
  if (first !== undefined && values.length === 1 && reserved.includes(first)) {
    throw new TypeError(`"${first}" is the path of another operation, and the key of no record.`)
  }
  return [base, ...values].join('/')
}

/**
 * A value as one segment of a path. A browser takes dots for folders, and of nothing there would be another path.
 *
 * @throws TypeError for a value that no segment can be of
 */
export function segment(value: unknown, name: string): string {
  const text = plainText(value, name)
  if (text === '' || text === '.' || text === '..') throw new TypeError(`"${name}" is ${JSON.stringify(text)}, which no path can have.`)
  return encodeURIComponent(text)
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
}

function partOf(key: unknown, name: string): unknown {
  return isPlainObject(key) && Object.hasOwn(key, name) ? Object.entries(key).find(([part]) => part === name)?.[1] : undefined
}
