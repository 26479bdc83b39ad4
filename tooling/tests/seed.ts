import fc from 'fast-check'

/** Where `SSOT_SEED` is set, all that fast-check draws follows from it, and what fails in one place fails in every other; else each run draws anew. */
const seed = process.env['SSOT_SEED']
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) })
