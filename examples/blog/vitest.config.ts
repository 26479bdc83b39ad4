import { fileURLToPath } from 'node:url'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Without `defineConfig`, whose types are those of a whole bundler and would be read by every `tsc`.
export default {
  resolve: { alias: { '@gen': folder('./src/gen'), '@': folder('./src') } },
  test: { include: ['test/**/*.test.ts'] },
}
