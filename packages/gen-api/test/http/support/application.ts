import { createAppState, type App, type AppOptions } from '#runtime/api/app.js'
import type { Logger } from '#runtime/api/context.js'
import type { Operation } from '#runtime/api/operation.js'
import type { Route, RouteMethod } from '#runtime/api/routes.js'

/** A line that was logged. */
export type Line = { readonly level: string; readonly fields: Record<string, unknown> }

/** Operations by method and path. */
export type Routes = { readonly [route: string]: Operation }

/** What an application of these operations is put together from, and what it logs. */
export function testParts(routes: Routes, options: Partial<AppOptions> = {}): { readonly app: App; readonly table: readonly Route[]; readonly lines: Line[] } {
  const lines: Line[] = []
  const at = (level: string) => (fields: object) => void lines.push({ level, fields: { ...fields } })
  const log: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => log }
  const done = () => Promise.resolve()
  const app = createAppState({
    db: { $connect: done, $disconnect: done, $queryRaw: done, $transaction: (work) => work({}) },
    models: {},
    log,
    capabilities: { insensitiveMode: false, nullsFirst: true },
    production: false,
    ...options,
  })
  const table = Object.entries(routes).map(([route, operation]): Route => {
    const [method, path = ''] = route.split(' ')
    return [method as RouteMethod, path, operation]
  })
  return { app, table, lines }
}
