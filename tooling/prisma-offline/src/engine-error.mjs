/** @import { EngineError } from './contract.mjs' */
import { panic } from './wasm.mjs'

/**
 * Any failure of the engine as one Error: without the Rust source positions it appends, and with the text of a panic.
 * @param {unknown} cause
 * @returns {EngineError}
 */
const engineError = (cause) => {
  if (cause instanceof WebAssembly.RuntimeError) {
    return new Error(`The schema engine panicked: ${panic.message || cause.message}`, { cause })
  }
  const message = (cause instanceof Error ? cause.message : String(cause)).replace(/\n\s+0: schema_engine[^]*$/, '')
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
  return Object.assign(new Error(message, { cause }), code === undefined ? {} : { code })
}

/**
 * Runs a call and gives its failure the shape of `engineError`.
 * @template T
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export const withEngineErrors = async (run) => {
  try { return await run() } catch (error) { throw engineError(error) }
}
