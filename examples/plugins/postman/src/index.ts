export { postman } from './plugin.js'
