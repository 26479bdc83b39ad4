import type { ProjectFacts } from '@ssot-codegen/core'

/** How a script of the project's manifest is run with its package manager: `npm run dev`. */
export function scriptLine({ packageManager }: ProjectFacts, script: string): string {
  return `${packageManager} run ${script}`
}
