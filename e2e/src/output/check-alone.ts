import { runTool } from './node-tool.js'
import { compile, findCycles, findingOf, LINT, OWN_FILES, type Finding, type ToolCheck } from './tools.js'

/**
 * Checks one project as its owner would: in its folder, by its settings.
 *
 * @param linted the files that the linter looks at, where others have been seen
 */
export async function checkAlone(folder: string, checks: readonly ToolCheck[], linted = OWN_FILES): Promise<Finding[]> {
  return Promise.all(checks.map(async (check) => findingOf(check, await runTool(argsOf(check, linted), folder))))
}

function argsOf(check: ToolCheck, linted: readonly string[]): readonly string[] {
  if (check === 'ESLint') return [...LINT, ...linted]
  if (check === 'cycles') return [...findCycles('tsconfig.json'), 'src']
  return compile(check)
}
