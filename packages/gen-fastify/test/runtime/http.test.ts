import { httpSuite } from '../../../gen-api/test/http/http.suite.js'
import { serve } from './support/serve.js'

httpSuite(serve)
