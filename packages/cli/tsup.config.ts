import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { defineConfig, type Options } from 'tsup'

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number]

/** Code behind `import()` is a file of its own, named like its source: only runs that need it load it. */
const lazyFiles: EsbuildPlugin = {
  name: 'lazy-files',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path, namespace }) => {
      if (namespace === 'lazy') return { path, external: true }
      return kind === 'dynamic-import' ? { path: basename(path, '.js'), namespace: 'lazy' } : undefined
    })
    build.onLoad({ filter: /./, namespace: 'lazy' }, ({ path }) => ({ contents: `module.exports = require('./${path}.cjs')` }))
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
    diff: 'src/commands/generate/diff.ts',
    'watch-files': 'src/commands/generate/watch-files.ts',
    prompts: 'src/commands/init/prompts.ts',
    'dev-dependencies': 'src/commands/init/dev-dependencies.ts',
    examine: 'src/commands/doctor/examine.ts',
    serve: 'src/prisma-generator/serve.ts',
    host: 'src/commands/init/adopt/host.ts',
    register: 'src/commands/extend/register.ts',
    'register-plugin': 'src/commands/plugins/register-plugin.ts',
    'generate-client': 'src/client/generate-client.ts',
    'run-plan': 'src/commands/plan/run-plan.ts',
    'crash-places': 'src/render/crash-places.ts',
  },
  // Node loads required files in less time than imported ones.
  format: 'cjs',
  target: 'node20',
  shims: true,
  // Users never import the command, so it has no types of its own.
  dts: { entry: { index: 'src/index.ts' } },
  // A file that is loaded costs more than the few lines that two of them share.
  splitting: false,
  clean: true,
  // One core for all: plugins of the user's import it too.
  external: ['@ssot-codegen/core'],
  noExternal: [/^@ssot-codegen\/(?!core$)/, '@clack/prompts', 'chokidar', 'env-paths', 'is-safe-filename', 'pluralize', 'picocolors', 'readdirp', 'zod'],
  esbuildOptions: (options) => {
    // The sources of the generators, not their own bundles: zod is then there once.
    options.conditions = ['dev']
    // Half of what is read would be blanks and comments. Names stay, and lines stay short, for stacks that people send.
    options.minifyWhitespace = true
    options.lineLimit = 120
    options.charset = 'ascii'
  },
  esbuildPlugins: [lazyFiles, packageUrls],
})
