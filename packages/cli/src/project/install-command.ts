import type { ProjectFacts } from '@ssot-codegen/core'

const COMMANDS: { readonly [manager in ProjectFacts['packageManager']]: string } = {
  npm: 'npm install --save-dev',
  pnpm: 'pnpm add --save-dev',
  yarn: 'yarn add --dev',
  bun: 'bun add --dev',
}

/** What a user types to have packages in a project that builds with them. */
export function installCommand(manager: ProjectFacts['packageManager'], ...packages: readonly string[]): string {
  return [COMMANDS[manager], ...packages].join(' ')
}
