import { servingBy } from '../../../../gen-api/test/http/support/server.js'
import { serverOf } from '../../../runtime/listen.js'
import { testApplication } from './application.js'

/** Serves operations by way of Express. */
export const serve = servingBy((app, routes) => serverOf(testApplication(app, routes)))
