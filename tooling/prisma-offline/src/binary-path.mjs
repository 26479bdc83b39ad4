import { fileURLToPath } from 'node:url'

/** @type {typeof import('./contract.mjs').schemaEngineBinary} */
export const schemaEngineBinary = fileURLToPath(new URL('../bin/schema-engine.mjs', import.meta.url))
