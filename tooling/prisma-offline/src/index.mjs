export { openEngine } from './open-engine.mjs'
export { ddl, pushSchema } from './one-call.mjs'
export { schemaEngineBinary } from './binary-path.mjs'
