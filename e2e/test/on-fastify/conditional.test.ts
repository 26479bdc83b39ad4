import '../../src/on-fastify.js'
import '../conditional.test.js'
