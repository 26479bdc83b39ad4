export { contract } from './plugin.js'
