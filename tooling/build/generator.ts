import { defineConfig } from 'tsup'

/** How the package of a generator is built. */
export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  target: 'node20',
  dts: true,
  clean: true,
  // Importing the whole of zod costs five times what the part costs that options are declared with.
  noExternal: ['zod'],
})
