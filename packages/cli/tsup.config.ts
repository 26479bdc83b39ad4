import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts', bin: 'src/bin.ts' },
  format: 'esm',
  target: 'node20',
  // Users never import the command, so it has no types of its own.
  dts: { entry: { index: 'src/index.ts' } },
  splitting: true,
  clean: true,
})
