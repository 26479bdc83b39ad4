import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { boundaries } from './tooling/eslint/boundaries.js'

export default defineConfig(
  { ignores: ['**/dist/**', '**/node_modules/**', '.demo/**', 'packages/cli/templates/**', 'examples/!(plugins)/**', 'bench/handwritten/**', 'bench/handwritten-http/**', 'bench/handwritten-http-fastify/**'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 350 }],
      'max-params': ['error', { max: 4 }],
    },
  },
  {
    // Only an interface takes what other files declare.
    files: ['packages/gen-api/runtime/model-inputs.ts', 'packages/gen-client/runtime/client-models.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  {
    // A test may generate from text what the types would refuse, and evaluate what was printed.
    files: ['**/test/**/*.ts', 'e2e/**/*.ts', 'docs/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-implied-eval': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      'max-lines': 'off',
      'max-params': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...boundaries,
)
