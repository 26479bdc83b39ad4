export { client } from './plugin.js'
