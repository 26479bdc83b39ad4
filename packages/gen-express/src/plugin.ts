import { application, definePlugin, healthCheck, middleware, modelNamed, operationGroups, version, type Stage } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { project } from '@ssot-codegen/gen-project'
import * as z from 'zod'
import { appFile } from './files/app.js'
import { routerFile } from './files/router.js'
import { routesFile } from './files/routes.js'
import { APP, generated, lib, NAME, ROUTER, routesOf } from './symbols.js'

const STAGES: readonly Stage[] = ['requestId', 'log', 'security', 'cors', 'auth', 'rateLimit', 'body', 'validate', 'handle']

/** Mounts every operation on Express 5: one file of routes per group, and the application that holds them. */
export const express = definePlugin({
  name: NAME,
  version,
  doc: 'Express 5: routes for every operation, and the application',
  apiVersion: 1,
  core: '^0.1.0',
  options: z.strictObject({}),
  requires: [api.handle, project.handle],
  runtime: new URL('../runtime/', import.meta.url),

  *contribute({ use }) {
    const { extensions } = use(api.handle)
    yield application({ framework: NAME, createApp: generated.createApp, options: generated.Options, extensions, listen: lib.listen })
  },

  *emit({ schema, operations, slot, use }) {
    const { registry, operation: descriptorOf } = use(api.handle)
    const { capabilities } = use(project.handle)
    const checks = slot(healthCheck)
    const middlewares = [...slot(middleware)].sort((a, b) => rank(a) - rank(b))
    const parts = { models: registry, capabilities, middlewares }
    yield { kind: 'code', path: APP, reads: 'schema', code: () => appFile({ ...parts, checks }) }
    yield { kind: 'code', path: ROUTER, reads: 'schema', code: () => routerFile({ ...parts, operations }) }
    for (const [group, members] of operationGroups(operations)) {
      const model = members[0]?.model
      const reads = model === undefined ? 'nothing' : [modelNamed(schema, model)]
      yield { kind: 'code', path: routesOf(group).path, reads, code: () => routesFile(group, members, descriptorOf) }
    }
  },
})

function rank({ stage, place }: { readonly stage: Stage; readonly place: 'before' | 'after' }): number {
  return STAGES.indexOf(stage) * 2 + (place === 'after' ? 1 : 0)
}
