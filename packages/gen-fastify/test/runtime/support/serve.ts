import { servingBy } from '../../../../gen-api/test/http/support/server.js'
import { testApplication } from './application.js'

/** Serves operations by way of Fastify. */
export const serve = servingBy(async (state, routes) => {
  const app = testApplication(state, routes)
  await app.ready()
  return app.server
})
