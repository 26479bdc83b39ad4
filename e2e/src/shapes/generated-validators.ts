import { buildSync } from 'esbuild'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { z } from 'zod'
import { projectFolder, removeProject } from '../project.js'
import type { ShapesOfProject } from './named-shapes.js'

/** The validators as the project has them, by the name of their shape: its files, written, bundled and imported. */
export async function generatedValidators({ shapes, files }: ShapesOfProject): Promise<ReadonlyMap<string, z.core.$ZodType>> {
  const folder = projectFolder('validators')
  try {
    for (const { path, text } of files) {
      if (!path.endsWith('.ts')) continue
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const exports = shapes.flatMap(({ validator }, i) => (validator ? [`export { ${validator.name} as v${i} } from ${JSON.stringify(`./${validator.path.replace(/\.ts$/, '.js')}`)}`] : []))
    writeFileSync(join(folder, 'validators.ts'), `${exports.join('\n')}\nexport {}\n`)
    const outfile = join(folder, 'validators.mjs')
    buildSync({ absWorkingDir: folder, entryPoints: ['validators.ts'], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' })
    const exported = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as { readonly [name: string]: z.core.$ZodType | undefined }
    return new Map(shapes.flatMap(({ name }, i) => (exported[`v${i}`] ? [[name, exported[`v${i}`]]] as [string, z.core.$ZodType][] : [])))
  } finally {
    removeProject(folder)
  }
}
