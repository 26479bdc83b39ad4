import type { Extensions } from '#runtime/api/context.js'
import { extensionRoutes } from '#runtime/api/extension-routes.js'
import { modelOf } from '#runtime/api/record-shape.js'
import type { Contract, ContractOperation } from './contract.js'

/** The contract with the operations that the project's extensions add. */
export function withExtensions(contract: Contract, extensions: Extensions): Contract {
  const added = extensionRoutes(extensions).map(({ description }): ContractOperation => {
    const made = description.replies.find(({ status }) => status === 201)?.body
    const makes = made && modelOf(made)?.name
    return { ...description, ...(makes !== undefined && { makes }) }
  })
  return { ...contract, operations: [...contract.operations, ...added] }
}
