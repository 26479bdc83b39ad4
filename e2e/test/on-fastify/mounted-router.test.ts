import '../../src/on-fastify.js'
import '../mounted-router.test.js'
