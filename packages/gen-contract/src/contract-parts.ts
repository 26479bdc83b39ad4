import { operationGroups, type FinalOperation, type Shape, type shape } from '@ssot-codegen/core'

type NamedShape = Parameters<typeof shape>[0]

/** The operations of a group, and the named shapes that no group before it names. */
export type ContractPart = { readonly group: string; readonly operations: readonly FinalOperation[]; readonly shapes: readonly NamedShape[] }

/** Parts the contract by groups: what grows with the schema grows by files. A shape that no operation names is in none. */
export function contractParts(operations: readonly FinalOperation[], shapes: readonly NamedShape[]): ContractPart[] {
  const named = new Map(shapes.map((item) => [item.name, item]))
  const taken = new Set<string>()
  return [...operationGroups(operations)].map(([group, members]) => {
    const own: NamedShape[] = []
    const open = members.flatMap((operation) => namesIn(operation))
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const found = named.get(name)
      if (!found || taken.has(name)) continue
      taken.add(name)
      own.push(found)
      open.push(...namesIn(found.shape))
    }
    return { group, operations: members, shapes: own.sort((a, b) => (a.name < b.name ? -1 : 1)) }
  })
}

/** The names of the shapes that are referred to. */
function namesIn(data: FinalOperation | Shape): string[] {
  const names: string[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('kind' in value && value.kind === 'ref' && 'name' in value && typeof value.name === 'string') names.push(value.name)
    for (const item of Object.values(value)) visit(item)
  }
  // Of symbols, which know of each other, there is nothing to see.
  if ('handler' in data) visit([data.path, data.query, data.headers, data.body, data.replies])
  else visit(data)
  return names
}
