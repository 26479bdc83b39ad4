import '../../src/on-fastify.js'
import '../under-load.test.js'
