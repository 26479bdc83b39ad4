import { streamSuite } from '../../../gen-api/test/http/stream.suite.js'
import { serve } from './support/serve.js'

streamSuite(serve)
