import '../../src/on-fastify.js'
import '../contract.test.js'
