export { renameInSource, type SourceRename } from './rename-in-source.js'
