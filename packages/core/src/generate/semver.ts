import { createRequire } from 'node:module'
import type intersects from 'semver/ranges/intersects.js'
import type satisfies from 'semver/functions/satisfies.js'
import type subset from 'semver/ranges/subset.js'
import type validRange from 'semver/ranges/valid.js'

const require = createRequire(import.meta.url)

/** The parts of `semver`, each loaded when it is first needed: most runs compare no two ranges. */
export const semver = {
  intersects: (...args: Parameters<typeof intersects>) => (require('semver/ranges/intersects.js') as typeof intersects)(...args),
  satisfies: (...args: Parameters<typeof satisfies>) => (require('semver/functions/satisfies.js') as typeof satisfies)(...args),
  subset: (...args: Parameters<typeof subset>) => (require('semver/ranges/subset.js') as typeof subset)(...args),
  validRange: (...args: Parameters<typeof validRange>) => (require('semver/ranges/valid.js') as typeof validRange)(...args),
}
