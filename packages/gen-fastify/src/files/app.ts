import { lit, shorthand, ts, type Code, type CodeSymbol } from '@ssot-codegen/core'
import { middlewareLines, type MiddlewarePart } from '@ssot-codegen/gen-api'
import { framework, generated, lib } from '../symbols.js'

/** What the application is put together from. */
export type AppParts = {
  /** The registry of models. */
  readonly models: CodeSymbol
  /** What the database can do. */
  readonly capabilities: { readonly [name: string]: boolean }
  readonly checks: readonly { readonly name: string; readonly check: CodeSymbol }[]
  readonly middlewares: readonly MiddlewarePart[]
  /** Milliseconds that work may be late before requests are refused. */
  readonly maxEventLoopDelay: number
}

/** The composition root: everything the application is made of. */
export function appFile({ models, capabilities, checks, middlewares, maxEventLoopDelay }: AppParts): Code {
  return ts`
    /** What the application needs from outside; tests give their own. */
    export type ${generated.Options} = Omit<${lib.AppOptions}, 'models' | 'capabilities'>

    /**
     * Puts the application together. Plugins, hooks and routes of your own may be added until it is ready.
     *
     * @throws Error in production, when an operation has no rule and is not declared public, and for operations of extensions
     * that cannot be mounted
     */
    export function ${generated.createApp}(options: ${generated.Options}): ${framework.FastifyInstance} {
      const state = ${lib.createAppState}({
        ...options,
        ${shorthand(models)},
        capabilities: ${lit(capabilities)},
        ${checks.length > 0 && ts`checks: [${checks.map((check) => ts`{ name: ${lit(check.name)}, check: ${check.check} }, `)}...(options.checks ?? [])],`}
        ${middlewareLines(middlewares)}
      })
      return ${lib.application}(state, ${generated.routes}, { maxEventLoopDelay: ${lit(maxEventLoopDelay)} })
    }
  `
}
