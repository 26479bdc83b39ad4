import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { defineConfig, type Options } from 'tsup'

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number]

/** Code behind `import()` is a file of its own, named like its source: only runs that need it load it. */
const lazyFiles: EsbuildPlugin = {
  name: 'lazy-files',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${basename(path)}`, external: true } : undefined,
    )
  },
}

/** In a bundle `import.meta.url` no longer says which package the code is of, and a plugin's runtime folder starts there. */
const packageUrls: EsbuildPlugin = {
  name: 'package-urls',
  setup(build) {
    build.onLoad({ filter: /[\\/]gen-\w+[\\/]src[\\/]plugin\.ts$/ }, async ({ path }) => {
      const name = /[\\/](gen-\w+)[\\/]src[\\/]plugin\.ts$/.exec(path)?.[1] ?? ''
      const text = await readFile(path, 'utf8')
      return { loader: 'ts', contents: text.replaceAll('import.meta.url', `'ssot:/@ssot-codegen/${name}/src/plugin.ts'`) }
    })
  },
}

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    bin: 'src/bin.ts',
    main: 'src/main.ts',
    'load-module': 'src/config/load-module.ts',
    compile: 'src/config/compile.ts',
    'generate-client': 'src/client/generate-client.ts',
  },
  format: 'esm',
  target: 'node20',
  // Users never import the command, so it has no types of its own.
  dts: { entry: { index: 'src/index.ts' } },
  // A file that is loaded costs more than the few lines that two of them share.
  splitting: false,
  clean: true,
  // One core for all: plugins of the user's import it too.
  external: ['@ssot-codegen/core'],
  noExternal: [/^@ssot-codegen\/(?!core$)/, 'env-paths', 'is-safe-filename', 'pluralize', 'picocolors', 'zod'],
  // The sources of the generators, not their own bundles: zod is then there once.
  esbuildOptions: (options) => void (options.conditions = ['dev']),
  esbuildPlugins: [lazyFiles, packageUrls],
})
