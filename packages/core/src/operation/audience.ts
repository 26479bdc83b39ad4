import type { FinalOperation } from './operation.js'

/** The operations that programs call, in the order given: documents and clients know of no others. */
export function forPrograms(operations: readonly FinalOperation[]): readonly FinalOperation[] {
  return operations.filter(({ audience }) => audience !== 'browser')
}
