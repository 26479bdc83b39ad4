import { fileURLToPath } from 'node:url'
import { shutdownSuite } from '../../../gen-api/test/http/shutdown.suite.js'

shutdownSuite(fileURLToPath(new URL('./support/process.ts', import.meta.url)))
