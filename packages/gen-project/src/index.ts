export { entityDiagram } from './diagram/entity-diagram.js'
export { project, type Project } from './plugin.js'
