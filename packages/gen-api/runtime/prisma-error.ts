import type { Problem } from './problem.js'
/** STAND-IN */
export function prismaProblem(_error: unknown): Problem | undefined {
  return undefined
}
