export { express } from './plugin.js'
