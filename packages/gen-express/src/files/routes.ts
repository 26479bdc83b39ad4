import { doc, key, lit, ts, type Code, type CodeSymbol, type FinalOperation } from '@ssot-codegen/core'
import { routePath } from '../../runtime/route-path.js'
import { lib, routesOf } from '../symbols.js'

/** Finds the runtime descriptor of an operation. */
export type DescriptorOf = (operation: FinalOperation) => { readonly symbol: CodeSymbol; readonly member: string }

/** The routes of one group. */
export function routesFile(group: string, operations: readonly FinalOperation[], descriptorOf: DescriptorOf): Code {
  const lines = operations.map((operation) => {
    const { symbol, member } = descriptorOf(operation)
    return ts`[${lit(operation.method)}, ${lit(routePath(operation.path))}, ${symbol}.${key(member)}],`
  })
  return ts`
    ${doc(`Routes of ${group.replaceAll('-', ' ')}.`)}
    export const ${routesOf(group).symbol}: readonly ${lib.Route}[] = [
      ${lines}
    ]
  `
}
