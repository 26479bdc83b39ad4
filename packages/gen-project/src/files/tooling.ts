import { json, text, type SafeText } from '@ssot-codegen/core'

const STRICT = {
  target: 'ES2022',
  lib: ['ES2023'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  paths: { '@/*': ['./src/*'], '@gen/*': ['./src/gen/*'] },
}

/** `tsconfig.json`: strict, and with the project's two aliases. */
export function tsconfig(): SafeText {
  return json({ compilerOptions: { ...STRICT, noEmit: true }, include: ['src', 'test', 'prisma', '*.ts'] })
}

/** `tsconfig.build.json`: what `npm run build` compiles. */
export function tsconfigBuild(): SafeText {
  return json({
    extends: './tsconfig.json',
    compilerOptions: { noEmit: false, rootDir: 'src', outDir: 'dist', sourceMap: true },
    include: ['src'],
  })
}

/**
 * `vitest.config.ts`: the aliases, as `tsconfig.json` has them. A plain object, since `defineConfig` of "vitest/config" makes
 * each check of the project's types read those of Vite and its bundler: a third of all declarations there are.
 */
export function vitestConfig(): SafeText {
  return text`
    import { fileURLToPath } from 'node:url'

    const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

    // Without \`defineConfig\`, whose types are those of a whole bundler and would be read by every \`tsc\`.
    export default {
      resolve: { alias: { '@gen': folder('./src/gen'), '@': folder('./src') } },
      test: { include: ['test/**/*.test.ts'] },
    }
  `
}

/** `eslint.config.js`: typed linting. */
export function eslintConfig(): SafeText {
  return text`
    import { defineConfig } from 'eslint/config'
    import tseslint from 'typescript-eslint'

    export default defineConfig(
      { ignores: ['dist/', 'dist-*/', 'src/gen/prisma/'] },
      ...tseslint.configs.strictTypeChecked,
      {
        languageOptions: {
          parserOptions: {
            projectService: { allowDefaultProject: ['eslint.config.js'] },
            tsconfigRootDir: import.meta.dirname,
          },
        },
        rules: { '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }] },
      },
      { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
    )
  `
}

