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
}

/** The composition root: everything the application is made of, in the order a request meets it. */
export function appFile({ models, capabilities, checks, middlewares }: AppParts): Code {
  return ts`
    /** What the application needs from outside; tests give their own. */
    export type ${generated.Options} = Omit<${lib.AppOptions}, 'models' | 'capabilities'>

    /**
     * Puts the application together.
     *
     * @throws Error in production, when an operation has no rule and is not declared public, and for operations of extensions
     * that cannot be mounted
     */
    export function ${generated.createApp}(options: ${generated.Options}): ${framework.Express} {
      const state = ${lib.createAppState}({
        ...options,
        ${shorthand(models)},
        capabilities: ${lit(capabilities)},
        ${checks.length > 0 && ts`checks: [${checks.map((check) => ts`{ name: ${lit(check.name)}, check: ${check.check} }, `)}...(options.checks ?? [])],`}
        ${middlewareLines(middlewares)}
      })
      const handle = ${lib.createHandler}(state)
      const app = ${framework.express}()
      ${lib.applyDefaults}(app)
      app.use(${lib.requestLog}(state))
      app.use(${lib.security}())
      app.use(${lib.corsFor}(state))
      app.use(${lib.routerOf}(${lib.withExtensions}(${generated.routes}, state.extensions), handle))
      app.use(handle(${lib.notFound}))
      app.use(${lib.errorBoundary}(state))
      return app
    }
  `
}
