import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'

/** @typedef {Pick<typeof import('@prisma/schema-engine-wasm'), 'SchemaEngine'>} EngineModule */

/** @type {EngineModule['SchemaEngine'] | undefined} */
let loaded

/** Holds the last panic: the wasm reports its text here, then traps with a bare `RuntimeError: unreachable`. */
export const panic = {
  message: '',
  /** @param {string} text */
  set_message(text) { panic.message = text },
}

/**
 * The engine class, compiled on first use (about 20 ms).
 * The package's own entry imports `.wasm` as a module, which Node 20 cannot do, so the glue is wired by hand.
 * @returns {EngineModule['SchemaEngine']}
 */
export const loadSchemaEngine = () => {
  if (loaded) return loaded
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panic })
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const module = new WebAssembly.Module(readFileSync(path.join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': withoutWatchdog() })
  const start = instance.exports['__wbindgen_start']
  if (typeof start !== 'function') throw new Error('@prisma/schema-engine-wasm has another layout than the pinned version.')
  // The package declares the class, but not the export that wires it up.
  const wiring = /** @type {{ __wbg_set_wasm(exports: object): void } & EngineModule} */ (/** @type {unknown} */ (glue))
  wiring.__wbg_set_wasm(instance.exports)
  start()
  return (loaded = wiring.SchemaEngine)
}

/**
 * Defect: taking PostgreSQL's advisory lock may arm a 60 s watchdog that is never cleared, so that a finished process would idle
 * for a minute. An unref'd timer does not hold it.
 * @returns {Record<string, unknown>}
 */
const withoutWatchdog = () => {
  /** @type {Record<string, unknown>} */
  const imports = {}
  for (const [name, value] of Object.entries(glue)) {
    const call = /** @type {(...args: unknown[]) => unknown} */ (value)
    imports[name] = name.startsWith('__wbg_setTimeout') ? (/** @type {unknown[]} */ ...args) => unref(call(...args)) : call
  }
  return imports
}

/** @param {unknown} timer */
const unref = (timer) => {
  if (timer instanceof Object && 'unref' in timer && typeof timer.unref === 'function') timer.unref()
  return timer
}
