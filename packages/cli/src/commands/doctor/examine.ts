import { checkDatabase } from './checks/database.js'
import { checkEnvironment, environmentOf } from './checks/environment.js'
import { checkMerges } from './checks/markers.js'
import { checkNode } from './checks/node.js'
import { checkPackages } from './checks/packages.js'
import { checkCopies, checkPrisma } from './checks/prisma.js'
import type { Check, Examined } from './finding.js'

/** What is looked at beside the output, in the order it is shown. */
export const CHECKS: readonly (readonly [phase: string, check: Check])[] = [
  ['node', checkNode],
  ['packages', checkPackages],
  ['prisma', (project) => [...checkPrisma(project), ...checkCopies(project)]],
  ['environment', checkEnvironment],
  ['database', checkDatabase],
  ['merges', checkMerges],
]

/** What checks look at. */
export function examined(project: Omit<Examined, 'environment'>): Examined {
  return { ...project, environment: environmentOf(project.out) }
}
