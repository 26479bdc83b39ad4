import type { ExtensionOperations } from './extension-operations.js'
import { ownSegments } from './extension-path.js'

/** Paths behind that of a model: literal segments, and null where there may be any. */
type Paths = readonly (readonly (string | null)[])[]

/** What names something else behind the path of a model. */
const OWN: Paths = [['count'], ['search']]

/** What is worked out once; operations do not change. */
const known = new WeakMap<ExtensionOperations, Paths>()

/**
 * Whether the path of a record would be taken for that of an operation on all records.
 *
 * @param parts the parts of the record's key as segments of its path
 * @param operations those that the project adds to the model
 */
export function isReservedKey(parts: readonly (string | undefined)[], operations: ExtensionOperations): boolean {
  return reservedPaths(operations).some(
    // A path that goes on behind the key is one of a record too.
    (path) => path.length >= parts.length && parts.every((part, i) => path[i] === null || path[i] === part),
  )
}

function reservedPaths(operations: ExtensionOperations): Paths {
  const paths = known.get(operations) ?? [
    ...OWN,
    ...Object.entries(operations)
      .filter(([, operation]) => operation.on === 'collection')
      .map(([name, operation]) => ownSegments(name, operation).map((segment) => (typeof segment === 'string' ? segment : null))),
  ]
  known.set(operations, paths)
  return paths
}
