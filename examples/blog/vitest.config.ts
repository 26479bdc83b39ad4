import { defineConfig } from 'vitest/config'

const folder = (path: string) => new URL(path, import.meta.url).pathname

export default defineConfig({
  resolve: { alias: { '@gen': folder('./src/gen'), '@': folder('./src') } },
  test: { include: ['test/**/*.test.ts'] },
})
