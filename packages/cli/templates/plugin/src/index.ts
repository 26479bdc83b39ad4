export { helloWorld } from './plugin.js'
