export { fastify } from './plugin.js'
