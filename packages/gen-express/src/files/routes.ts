import { doc, key, lit, ts, type Code, type CodeSymbol, type FinalOperation, type Printable } from '@ssot-codegen/core'
import { routePath } from '../route-path.js'
import { framework, lib, routesOf } from '../symbols.js'

/** Finds the runtime descriptor of an operation. */
export type DescriptorOf = (operation: FinalOperation) => { readonly symbol: CodeSymbol; readonly member: string }

/**
 * The routes of one group, in an order where Express, which takes the first that fits, meets literal segments before
 * parameters; and the refusal of every other method on their paths.
 */
export function routesFile(group: string, operations: readonly FinalOperation[], descriptorOf: DescriptorOf): Code {
  const paths = new Map<string, FinalOperation[]>()
  for (const operation of operations) {
    const path = routePath(operation.path)
    paths.set(path, [...(paths.get(path) ?? []), operation])
  }
  const lines: Printable[] = [...paths].flatMap(([path, members]) => [
    ...members.map((operation) => {
      const { symbol, member } = descriptorOf(operation)
      return ts`router.${key(operation.method.toLowerCase())}(${lit(path)}, handle(${symbol}.${key(member)}))`
    }),
    ts`router.all(${lit(path)}, handle(${lib.methodNotAllowed}(${lit(allowed(members))})))`,
  ])
  return ts`
    ${doc(`Routes of ${group}.`)}
    export function ${routesOf(group).symbol}(handle: ${lib.OperationHandler}) {
      const router = ${framework.Router}()
      ${lines}
      return router
    }
  `
}

function allowed(operations: readonly FinalOperation[]): string[] {
  const methods = operations.map((operation): string => operation.method)
  return methods.includes('GET') ? ['GET', 'HEAD', ...methods.filter((method) => method !== 'GET')] : methods
}
