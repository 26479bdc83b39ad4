// A server for tests that end a process: `process.ts <port> <deadline in ms>`.
import { run } from '../../../../gen-api/test/http/support/process.js'
import { listen } from '../../../runtime/listen.js'
import { testApplication } from './application.js'

await run(listen, testApplication)
