import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ecommerceContract, ecommerceFiles, ecommerceSchema } from '../ecommerce.js'
import { ROOT } from '../project.js'
import type { EquivalenceCase } from './project.js'

const config = `
import { api } from '@ssot-codegen/gen-api'
import { contract } from '@ssot-codegen/gen-contract'
import { express } from '@ssot-codegen/gen-express'
import { fastify } from '@ssot-codegen/gen-fastify'

export default { plugins: [api({ access: 'public' }), express(), fastify(), contract()] }
`

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** The projects on which both frameworks are compared. */
export const EQUIVALENCE_CASES: readonly EquivalenceCase[] = [
  { name: 'blog', schema: read('examples/blog/prisma/schema.prisma'), config },
  { name: 'ecommerce', schema: ecommerceSchema, files: { ...ecommerceFiles, ...ecommerceContract }, seed: 'prisma/seed.ts', config },
  { name: 'key-shapes', schema: read('fixtures/key-shapes.prisma'), config },
]

/** One of them by its name. */
export function equivalenceCase(name: string): EquivalenceCase {
  const found = EQUIVALENCE_CASES.find((one) => one.name === name)
  if (!found) throw new Error(`There is no case "${name}".`)
  return found
}
