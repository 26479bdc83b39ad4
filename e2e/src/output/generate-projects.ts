import type { TestSchema } from '@ssot-codegen/fixtures'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTool } from './node-tool.js'

const script = fileURLToPath(new URL('./generate-many.mjs', import.meta.url))

/** A schema, and the framework that its project is to be served by; Express where none is named. */
export type ProjectSchema = TestSchema & { readonly framework?: string }

/**
 * Generates a project for each schema, in a folder of its name.
 *
 * @param root the folder that the projects' folders are put in
 * @returns what was said, by name, where a run did not end well
 */
export async function generateProjects(root: string, schemas: readonly ProjectSchema[]): Promise<ReadonlyMap<string, string>> {
  const processes = Math.max(2, availableParallelism())
  const faults = new Map<string, string>()
  const shares = Array.from({ length: processes }, (_, i) => schemas.filter((_schema, at) => at % processes === i))
  await Promise.all(
    shares.map(async (share, i) => {
      const list = join(root, `jobs-${i}.json`)
      writeFileSync(list, JSON.stringify(share.map(({ name, path, framework = 'express' }) => ({ schema: path, out: join(root, name), framework }))))
      const { text } = await runTool(['--liftoff-only', script, list], root)
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
