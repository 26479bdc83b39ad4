import { camelCase, GENERATED, identifier, local, localType, pkg, runtime, runtimeType, type CodeSymbol } from '@ssot-codegen/core'

/** The plugin's name, and so the name of its folder of runtime files. */
export const NAME = 'fastify'

const FOLDER = `${GENERATED}/http/fastify`

const fastify = pkg('fastify', '^5.12.8')

/** Names of Fastify. */
export const framework = {
  FastifyInstance: fastify.type('FastifyInstance'),
  FastifyPluginCallback: fastify.type('FastifyPluginCallback'),
}

/** Runtime names that generated code is built on. */
export const lib = {
  application: runtime(NAME, 'application.ts', 'application'),
  mountedRouter: runtime(NAME, 'mounted-router.ts', 'mountedRouter'),
  listen: runtime(NAME, 'listen.ts', 'listen'),
  serve: runtime(NAME, 'serve.ts', 'serve'),
  Route: runtimeType('api', 'routes.ts', 'Route'),
  RouterOptions: runtimeType('api', 'router-state.ts', 'RouterOptions'),
  createAppState: runtime('api', 'app.ts', 'createAppState'),
  AppOptions: runtimeType('api', 'app.ts', 'AppOptions'),
}

/** What this plugin emits for others to call. */
export const generated = {
  createApp: local(`${FOLDER}/app.ts`, 'createFastifyApp'),
  Options: localType(`${FOLDER}/app.ts`, 'Options'),
  createRouter: local(`${FOLDER}/router.ts`, 'createRouter'),
  routes: local(`${FOLDER}/router.ts`, 'routes'),
}

/** Where the routes of a group are declared. */
export function routesOf(group: string): { readonly path: string; readonly symbol: CodeSymbol } {
  const path = `${FOLDER}/routes/${group}.ts`
  return { path, symbol: local(path, identifier(`${camelCase(group)}Routes`, 'binding')) }
}

/** The application itself. */
export const APP = `${FOLDER}/app.ts`

/** All routes, and a plugin of them for other applications. */
export const ROUTER = `${FOLDER}/router.ts`
