import type { TestSchema } from '@ssot-codegen/fixtures'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTool } from './node-tool.js'

const script = fileURLToPath(new URL('./generate-many.ts', import.meta.url))
const tsx = createRequire(import.meta.url).resolve('tsx')

/**
 * Generates a project for each schema, in a folder of its name.
 *
 * @param root the folder that the projects' folders are put in
 * @returns what was said, by name, where a run did not end well
 */
export async function generateProjects(root: string, schemas: readonly TestSchema[]): Promise<ReadonlyMap<string, string>> {
  const processes = Math.max(2, availableParallelism())
  const faults = new Map<string, string>()
  const shares = Array.from({ length: processes }, (_, i) => schemas.filter((_schema, at) => at % processes === i))
  await Promise.all(
    shares.map(async (share, i) => {
      const list = join(root, `jobs-${i}.json`)
      writeFileSync(list, JSON.stringify(share.map(({ name, path }) => ({ schema: path, out: join(root, name) }))))
      const { text } = await runTool(['--conditions=dev', '--import', tsx, script, list], root)
      let rest = text
      for (const { name } of share) {
        const end = `<<${join(root, name)} ended with 0>>`
        const at = rest.indexOf(end)
        if (at < 0) faults.set(name, rest.slice(0, 4000) || 'never ran')
        else rest = rest.slice(at + end.length)
      }
    }),
  )
  return faults
}
