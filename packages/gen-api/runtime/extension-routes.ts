import { describeOperation, type OperationDescription } from './extension-description.js'
import { operationFaults } from './extension-faults.js'
import { nameOfExtension } from './extension-of.js'
import type { ExtensionOperation } from './extension-operation.js'
import { operationsOf } from './extension-operations.js'
import type { Extensions } from './context.js'
import type { Operation } from './operation.js'

/** An operation of your own: what frameworks mount, and what documents say of it. */
export type ExtensionRoute = { readonly description: OperationDescription; readonly operation: Operation }

/**
 * The operations of all extensions, ready to be mounted.
 *
 * @throws Error that tells all that is wrong with them: names, paths, shapes, and two that would answer the same requests
 */
export function extensionRoutes(extensions: Extensions): ExtensionRoute[] {
  const faults: string[] = []
  const routes = Object.entries(extensions).flatMap(([extension, added]) =>
    Object.entries(operationsOf(added)).flatMap(([name, operation]) => {
      const id = `${extension}.${name}`
      const found = [...modelFaults(extension, operation), ...operationFaults(name, operation)].map((fault) => `${id}: ${fault}`)
      faults.push(...found)
      return found.length > 0 ? [] : [{ description: describeOperation(id, name, operation), operation: operation.define(id) }]
    }),
  )
  if (faults.length > 0) throw new Error(`Operations of extensions cannot be mounted:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
  return routes
}

function modelFaults(extension: string, { model }: ExtensionOperation): string[] {
  return nameOfExtension(model) === extension ? [] : [`It is of ${model.name}, whose operations are in the extension "${nameOfExtension(model)}".`]
}
