import { defineConfig } from 'tsup'

const shared = { format: 'esm', target: 'node20', clean: false, splitting: true } as const

export default defineConfig([
  { ...shared, entry: { index: 'src/index.ts' }, dts: true },
  // Users never import the command, so it has no types of its own.
  { ...shared, entry: { bin: 'src/bin.ts' }, dts: false },
])
