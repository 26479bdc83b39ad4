import { lit, shorthand, ts, type Code, type CodeSymbol, type FinalOperation } from '@ssot-codegen/core'
import { middlewareLines, type MiddlewarePart } from '@ssot-codegen/gen-api'
import { framework, generated, lib, routesOf } from '../symbols.js'

/** What the router is put together from. */
export type RouterFileParts = {
  readonly operations: readonly FinalOperation[]
  /** The registry of models. */
  readonly models: CodeSymbol
  /** What the database can do. */
  readonly capabilities: { readonly [name: string]: boolean }
  readonly middlewares: readonly MiddlewarePart[]
}

/** All routes, and a plugin of them that an application of somebody else can register. */
export function routerFile({ operations, models, capabilities, middlewares }: RouterFileParts): Code {
  const groups = [...new Set(operations.map((operation) => operation.group))]
  return ts`
    /** The routes of all groups. */
    export const ${generated.routes}: readonly ${lib.Route}[] = [
      ${groups.map((group) => ts`...${routesOf(group).symbol},`)}
    ]

    /**
     * A plugin of all resources, to be registered anywhere in an application of yours: \`app.register(createRouter({ prisma }), { prefix: '/v1' })\`.
     *
     * @throws Error in production, when an operation has no rule and is not declared public
     */
    export function ${generated.createRouter}(options: ${lib.RouterOptions}): ${framework.FastifyPluginCallback} {
      return ${lib.mountedRouter}(${generated.routes}, {
        capabilities: ${lit(capabilities)},
        ...options,
        ${shorthand(models)},
        ${middlewareLines(middlewares)}
      })
    }
  `
}
