import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './project.js'

const EXAMPLE = join(ROOT, 'examples/ecommerce')

/** The schema of the shop. */
export const ecommerceSchema = readFileSync(join(EXAMPLE, 'prisma/schema.prisma'), 'utf8')

/** What the shop adds to what is generated, and the rows it starts with, by path. */
export const ecommerceFiles: Readonly<Record<string, string>> = Object.fromEntries(
  ['src/extensions', 'src/shop', 'prisma'].flatMap((folder) => readdirSync(join(EXAMPLE, folder)).filter((name) => name.endsWith('.ts')).map((name) => [`${folder}/${name}`, readFileSync(join(EXAMPLE, folder, name), 'utf8')] as const)),
)

/** What the shop says of requests that it grants, for projects that are held to their contract. */
export const ecommerceContract: Readonly<Record<string, string>> = { 'src/contract.ts': readFileSync(join(EXAMPLE, 'src/contract.ts'), 'utf8') }
