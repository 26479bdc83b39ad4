import { openEngine } from './open-engine.mjs'

/** @type {typeof import('./contract.mjs').pushSchema} */
export const pushSchema = async ({ force = false, ...options }) => {
  const engine = await openEngine(options)
  try {
    const report = await engine.push({ force })
    const refused = [...report.unexecutable, ...(force ? [] : report.warnings)]
    if (refused.length > 0) throw new Error(refused.join('\n'))
    return report
  } finally {
    await engine.close()
  }
}

/** @type {typeof import('./contract.mjs').ddl} */
export const ddl = async ({ files }) => {
  const engine = await openEngine({ files })
  try { return await engine.diff({ from: 'empty', to: { files } }) } finally { await engine.close() }
}
