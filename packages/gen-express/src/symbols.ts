import { camelCase, GENERATED, identifier, local, localType, pkg, runtime, runtimeType, type CodeSymbol } from '@ssot-codegen/core'

/** The plugin's name, and so the name of its folder of runtime files. */
export const NAME = 'express'

const FOLDER = `${GENERATED}/http/express`

const express = pkg('express', '^5.3.0')

/** Names of Express. */
export const framework = {
  express: express.default('express'),
  Express: express.type('Express'),
  Router: express.type('Router'),
}

/** Runtime names that generated code is built on. */
export const lib = {
  createHandler: runtime(NAME, 'mount.ts', 'createHandler'),
  routerOf: runtime(NAME, 'routes.ts', 'routerOf'),
  withExtensions: runtime('api', 'with-extensions.ts', 'withExtensions'),
  Route: runtimeType('api', 'routes.ts', 'Route'),
  applyDefaults: runtime(NAME, 'app-defaults.ts', 'applyDefaults'),
  requestLog: runtime(NAME, 'request-log.ts', 'requestLog'),
  security: runtime(NAME, 'security.ts', 'security'),
  corsFor: runtime(NAME, 'cors.ts', 'corsFor'),
  errorBoundary: runtime(NAME, 'mount.ts', 'errorBoundary'),
  mountedRouter: runtime(NAME, 'mounted-router.ts', 'mountedRouter'),
  RouterOptions: runtimeType('api', 'router-state.ts', 'RouterOptions'),
  listen: runtime(NAME, 'listen.ts', 'listen'),
  serve: runtime(NAME, 'serve.ts', 'serve'),
  createAppState: runtime('api', 'app.ts', 'createAppState'),
  AppOptions: runtimeType('api', 'app.ts', 'AppOptions'),
  notFound: runtime('api', 'fallback-operations.ts', 'notFound'),
}

/** What this plugin emits for others to call. */
export const generated = {
  createApp: local(`${FOLDER}/app.ts`, 'createExpressApp'),
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

/** All routes, and a router of them for other applications. */
export const ROUTER = `${FOLDER}/router.ts`
