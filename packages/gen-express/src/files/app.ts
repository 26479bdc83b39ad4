import { lit, shorthand, ts, type Code, type CodeSymbol, type FinalOperation } from '@ssot-codegen/core'
import { framework, generated, lib, routesOf } from '../symbols.js'

/** What the application is put together from. */
export type AppParts = {
  readonly operations: readonly FinalOperation[]
  /** The registry of models. */
  readonly models: CodeSymbol
  /** What the database can do. */
  readonly capabilities: { readonly [name: string]: boolean }
  readonly checks: readonly { readonly name: string; readonly check: CodeSymbol }[]
  readonly middlewares: readonly { readonly name: string; readonly stage: string; readonly handler: CodeSymbol }[]
}

/** The composition root: everything the application is made of, in the order a request meets it. */
export function appFile({ operations, models, capabilities, checks, middlewares }: AppParts): Code {
  const groups = [...new Set(operations.map((operation) => operation.group))]
  return ts`
    /** The routes of all groups. */
    const routes = [
      ${groups.map((group) => ts`...${routesOf(group).symbol},`)}
    ]

    /** What the application needs from outside; tests give their own. */
    export type ${generated.Options} = Omit<${lib.AppOptions}, 'models' | 'capabilities'>

    /**
     * Puts the application together.
     *
     * @throws Error in production, when an operation has no rule and is not declared public
     */
    export function ${generated.createApp}(options: ${generated.Options}): ${framework.Express} {
      const state = ${lib.createAppState}({
        ...options,
        ${shorthand(models)},
        capabilities: ${lit(capabilities)},
        ${checks.length > 0 && ts`checks: [${checks.map((check) => ts`{ name: ${lit(check.name)}, check: ${check.check} }, `)}...(options.checks ?? [])],`}
        ${middlewares.length > 0 && ts`middlewares: [${middlewares.map((item) => ts`{ stage: ${lit(item.stage)}, handle: ${item.handler} }, `)}...(options.middlewares ?? [])],`}
      })
      const handle = ${lib.createHandler}(state)
      const app = ${framework.express}()
      ${lib.applyDefaults}(app)
      app.use(${lib.requestLog}(state))
      app.use(${lib.security}())
      app.use(${lib.corsFor}(state))
      app.use(${lib.routerOf}(routes, handle))
      app.use(handle(${lib.notFound}))
      app.use(${lib.errorBoundary}(state))
      return app
    }
  `
}
