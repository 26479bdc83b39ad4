import { runTool } from './node-tool.js'
import { COMPILERS, findCycles, findingOf, LINT, type Finding, type ToolCheck } from './tools.js'

/** Checks one project as its owner would: in its folder, by its settings. */
export async function checkAlone(folder: string, checks: readonly ToolCheck[]): Promise<Finding[]> {
  return Promise.all(checks.map(async (check) => findingOf(check, await runTool(argsOf(check), folder))))
}

function argsOf(check: ToolCheck): readonly string[] {
  if (check === 'ESLint') return [...LINT, '.']
  if (check === 'cycles') return [...findCycles('tsconfig.json', '^gen/prisma/'), 'src']
  return [COMPILERS[check], '--noEmit']
}
