import { setFlagsFromString } from 'node:v8'

/** What V8 waits for before it optimizes a function: another setting from version to version. */
const TIER_UP: { readonly [major: string]: string } = {
  20: '--interrupt-budget=1000000',
  22: '--invocation-count-for-turbofan=45000',
  24: '--invocation-count-for-turbofan=45000',
}

/**
 * Makes V8 spend less on compiling: a run this short never earns it back. To be called before anything loads WebAssembly.
 * Under a Node whose V8 is not known here nothing is set, since V8 prints an error for a flag that it does not know.
 */
export function tuneEngine(): void {
  const tierUp = TIER_UP[process.versions.node.split('.', 1)[0] ?? '']
  if (tierUp === undefined) return
  // Neither what the optimizing compiler of WebAssembly costs, nor the validation of functions that are not called.
  setFlagsFromString('--liftoff-only')
  setFlagsFromString('--wasm-lazy-validation')
  // Nor what it costs to optimize all that runs a little often. That spares a large schema a third of its processor time,
  // which counts most where there is one processor only.
  setFlagsFromString(tierUp)
  // Nor what it costs to compile each pattern that is asked twice: the hundred rules of plurals are, by a handful of names.
  setFlagsFromString('--regexp-tier-up-ticks=50')
  // Nearly all that a run makes early lives to its end, and is copied whenever room for new objects runs out: that is to be
  // large at once instead of doubled time and again.
  setFlagsFromString('--semi-space-growth-factor=16')
}
