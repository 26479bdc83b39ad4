export { project, type Project } from './plugin.js'
