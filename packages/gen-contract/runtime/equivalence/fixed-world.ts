import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { createRandom } from '../plan/random.js'

/** Far from now, so that a moment that a database made is told from one that the process made. */
const START = Date.UTC(2040, 0, 1)

const STEP_MS = 1000

/**
 * Takes the clock and chance away from this process: two processes that do the same then make the same moments and ids.
 *
 * @returns goes to a moment by its number; at each the clock stands still, and chance begins anew
 */
export function fixWorld(): (moment: number) => void {
  let now = START
  let random = createRandom(0)
  const byte = () => random.int(0, 255)
  const fill = <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = byte()
    return view
  }
  const randomUUID = () => {
    const hex = Buffer.from(Array.from({ length: 16 }, byte)).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }
  const randomBytes = (size: number, done?: (error: null, bytes: Buffer) => void) => {
    const bytes = fill(Buffer.alloc(size))
    if (!done) return bytes
    process.nextTick(done, null, bytes)
    return undefined
  }
  globalThis.Date = fixedDate(() => now)
  Math.random = () => random.int(0, 2 ** 31) / (2 ** 31 + 1)
  // Both have methods of their own under these names; what is set here stands before them.
  Object.defineProperties(globalThis.crypto, { getRandomValues: { value: fill }, randomUUID: { value: randomUUID } })
  Object.assign(crypto, { randomUUID, randomBytes, randomFillSync: fill })
  syncBuiltinESMExports()
  return (moment) => {
    now = START + moment * STEP_MS
    random = createRandom(moment)
  }
}

function fixedDate(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args: unknown[], made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made) as object, // it is a constructor
    apply: (target) => new target(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  })
}
