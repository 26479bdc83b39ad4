import { application, definePlugin, healthCheck, middleware, modelNamed, operationGroups, version } from '@ssot-codegen/core'
import { api, inStageOrder, routesFile } from '@ssot-codegen/gen-api'
import { project } from '@ssot-codegen/gen-project'
import * as z from 'zod'
import { appFile } from './files/app.js'
import { routerFile } from './files/router.js'
import { APP, generated, lib, NAME, ROUTER, routesOf } from './symbols.js'

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
    yield application({ framework: NAME, createApp: generated.createApp, options: generated.Options, extensions, listen: lib.listen, serve: lib.serve })
  },

  *emit({ schema, operations, slot, use }) {
    const { registry, operation: descriptorOf } = use(api.handle)
    const { capabilities } = use(project.handle)
    const checks = slot(healthCheck)
    const middlewares = inStageOrder(slot(middleware))
    const parts = { models: registry, capabilities, middlewares }
    yield { kind: 'code', path: APP, reads: 'schema', code: () => appFile({ ...parts, checks }) }
    yield { kind: 'code', path: ROUTER, reads: 'schema', code: () => routerFile({ ...parts, operations }) }
    for (const [group, members] of operationGroups(operations)) {
      const model = members[0]?.model
      const reads = model === undefined ? 'nothing' : [modelNamed(schema, model)]
      const { path, symbol: routes } = routesOf(group)
      yield { kind: 'code', path, reads, code: () => routesFile(group, { operations: members, descriptorOf, routes }) }
    }
  },
})
