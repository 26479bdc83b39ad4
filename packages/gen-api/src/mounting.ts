import { doc, key, lit, pathText, runtimeType, ts, type Code, type CodeSymbol, type FinalOperation, type middleware, type Printable, type Stage } from '@ssot-codegen/core'
import { NAME } from './symbols.js'

const STAGES: readonly Stage[] = ['requestId', 'log', 'security', 'cors', 'auth', 'rateLimit', 'body', 'validate', 'handle']

const Route = runtimeType(NAME, 'routes.ts', 'Route')

/** A middleware that a plugin contributes. */
export type MiddlewarePart = Parameters<typeof middleware>[0]

/** Finds the runtime descriptor of an operation. */
export type DescriptorOf = (operation: FinalOperation) => { readonly symbol: CodeSymbol; readonly member: string }

/** The middlewares of the plugins in the order in which a request meets them. */
export function inStageOrder(middlewares: readonly MiddlewarePart[]): MiddlewarePart[] {
  return [...middlewares].sort((a, b) => rank(a) - rank(b))
}

function rank({ stage, place }: MiddlewarePart): number {
  return STAGES.indexOf(stage) * 2 + (place === 'after' ? 1 : 0)
}

/** The middlewares of the plugins, before those of the options. */
export function middlewareLines(middlewares: readonly MiddlewarePart[]): Printable {
  if (middlewares.length === 0) return false
  return ts`middlewares: [${middlewares.map((item) => ts`{ stage: ${lit(item.stage)}, handle: ${item.handler} }, `)}...(options.middlewares ?? [])],`
}

/**
 * The routes of one group, as every framework mounts them.
 *
 * @param routes what the list is declared as
 */
export function routesFile(group: string, { operations, descriptorOf, routes }: { readonly operations: readonly FinalOperation[]; readonly descriptorOf: DescriptorOf; readonly routes: CodeSymbol }): Code {
  const lines = operations.map((operation) => {
    const { symbol, member } = descriptorOf(operation)
    return ts`[${lit(operation.method)}, ${lit(pathText(operation.path))}, ${symbol}.${key(member)}],`
  })
  return ts`
    ${doc(`Routes of ${group.replaceAll('-', ' ')}.`)}
    export const ${routes}: readonly ${Route}[] = [
      ${lines}
    ]
  `
}
