import { corsSuite } from '../../../gen-api/test/http/cors.suite.js'
import { serve } from './support/serve.js'

corsSuite(serve)
