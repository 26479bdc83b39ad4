import type { Model } from '@ssot-codegen/core'
import { namesOf } from './names.js'

/** `app.ts`: the middlewares, and the router of each model. */
export function appFile(models: readonly Model[]): string {
  const all = models.map(namesOf).sort((a, b) => (a.folder < b.folder ? -1 : 1))
  return `import cors from 'cors'
import express from 'express'
import helmet from 'helmet'
${all.map(({ folder, router }) => `import { ${router} } from './${folder}/router.js'`).join('\n')}
import { env } from './env.js'
import { health } from './health.js'
import { errorHandler, notFound } from './http/error-handler.js'
import { requestLog } from './http/request-log.js'

export function createApp() {
  const app = express()
  app.disable('x-powered-by')
  app.use(requestLog)
  app.use(helmet())
  app.use(cors({ origin: env.CORS_ORIGINS, credentials: true }))
  app.use(express.json({ limit: '1mb', type: ['application/json', 'application/merge-patch+json'] }))
  app.use('/health', health)
${all.map(({ folder, router }) => `  app.use('/api/${folder}', ${router})`).join('\n')}
  app.use(notFound)
  app.use(errorHandler)
  return app
}
`
}
