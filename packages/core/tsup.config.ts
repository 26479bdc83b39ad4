import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineConfig } from 'tsup'

export default defineConfig(({ outDir = 'dist' }) => ({
  entry: { index: 'src/index.ts', testing: 'src/testing/index.ts', source: 'src/source/index.ts' },
  format: ['esm', 'cjs'],
  target: 'node20',
  shims: true,
  dts: true,
  clean: true,
  // One core for those who import it and for the command, which requires it because Node does that faster.
  esbuildOptions(options, { format }) {
    options.charset = 'ascii'
    options.minifyWhitespace = format === 'cjs'
    options.lineLimit = 120
    // What is exported as getters costs a call at each use, and the command uses it a hundred thousand times.
    if (format === 'cjs') options.footer = { js: 'module.exports = Object.defineProperties({ ...module.exports }, { __esModule: { value: true } })' }
  },
  onSuccess: () => writeFile(join(outDir, 'index.js'), `export * from './index.cjs'\n`),
}))
