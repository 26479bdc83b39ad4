import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedFiles } from './generated-files.js'
import { runTool } from './node-tool.js'
import { compile, findCycles, findingOf, LINT, type Finding, type ToolCheck } from './tools.js'

/** So many projects make one program: more of them need more memory, fewer of them read more of the packages again. */
const BATCH = 25

/**
 * Checks many projects in a fraction of the time, for what takes longest is to read the packages they import. They share
 * no name, so that what is found in all is what would be found in each; settings are the projects' own, but for aliases.
 *
 * @param root the folder that the projects' folders are in, and the packages
 * @param projects the names of the folders
 */
export async function checkTogether(root: string, projects: readonly string[], check: ToolCheck): Promise<Finding> {
  const batches = Array.from({ length: Math.ceil(projects.length / BATCH) }, (_, i) => projects.slice(i * BATCH, (i + 1) * BATCH))
  const findings = await Promise.all(batches.map(async (batch, i) => findingOf(check, await runTool(argsOf({ root, batch, check, name: `batch-${i}` }), root))))
  const found = findings.map((finding) => finding.found).filter((text) => text !== '')
  return { check, found: found.join('\n'), ms: findings.reduce((sum, { ms }) => sum + ms, 0) }
}

type Batch = { readonly root: string; readonly batch: readonly string[]; readonly check: ToolCheck; readonly name: string }

function argsOf({ root, batch, check, name }: Batch): readonly string[] {
  const tsconfig = `tsconfig.${name}.json`
  writeFileSync(join(root, tsconfig), JSON.stringify(settingsOf(root, batch)))
  if (check === 'ESLint') {
    const config = `eslint.${name}.config.js`
    const parserOptions = `{ projectService: false, project: ['./${tsconfig}'], tsconfigRootDir: import.meta.dirname }`
    const own = `./${batch[0] ?? ''}/eslint.config.js`
    writeFileSync(join(root, config), `import own from '${own}'\n\nexport default [...own, { languageOptions: { parserOptions: ${parserOptions} } }]\n`)
    return [...LINT, '--config', config, ...different(root, batch)]
  }
  if (check === 'cycles') return [...findCycles(tsconfig), ...batch.map((project) => `${project}/src`)]
  return [...compile(check), '--project', tsconfig]
}

/** The settings that all have, for the files of all. */
function settingsOf(root: string, batch: readonly string[]) {
  const [own, ...others] = batch.map((project) => readFileSync(join(root, project, 'tsconfig.json'), 'utf8'))
  if (own === undefined || others.some((other) => other !== own)) throw new Error('Projects with other settings are no batch.')
  const { compilerOptions, include } = JSON.parse(own) as { compilerOptions: object; include: string[] }
  return { compilerOptions: { ...compilerOptions, paths: {} }, include: batch.flatMap((project) => include.map((part) => `${project}/${part}`)) }
}

/** The files to lint: of those that are the same in many projects one, for they see the same types there. */
function different(root: string, batch: readonly string[]): string[] {
  const seen = new Set<string>()
  return batch.flatMap((project) => {
    return generatedFiles(join(root, project)).flatMap(({ path, text }) => {
      const key = `${path}\n${text}`
      if (!path.endsWith('.ts') || seen.has(key)) return []
      seen.add(key)
      return [`${project}/${path}`]
    })
  })
}
