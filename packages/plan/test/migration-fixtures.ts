import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSchema, prismaSevenForm, type Schema, type SourceFile } from '@ssot-codegen/core'
import { openEngine } from '@ssot-codegen/prisma-offline'
import { migrationSteps, misfits, readRenames, renamedFiles, type Rename, type Step } from '../src/index.js'

/** What a migration is expected to be. */
type Expected = {
  readonly rename?: string
  readonly risks: readonly string[]
  /** What queries give when it has run. */
  readonly kept: { readonly [query: string]: readonly (readonly unknown[])[] }
  /** Rows that are in its way, and how many rows its checks find then. */
  readonly blocked?: { readonly data: string; readonly rows: number }
}

/** A schema before and after a change, with data and what is to come of it. */
export type MigrationFixture = { readonly name: string; readonly before: string; readonly after: string; readonly data: string; readonly expected: Expected }

const root = fileURLToPath(new URL('../../../fixtures/migrations/', import.meta.url))

/** Every migration of the fixtures. */
export function migrationFixtures(): MigrationFixture[] {
  return readdirSync(root)
    .sort()
    .map((name) => {
      const text = (file: string) => readFileSync(`${root}${name}/${file}`, 'utf8')
      return { name, before: text('before.prisma'), after: text('after.prisma'), data: text('data.sql'), expected: JSON.parse(text('migration.json')) as Expected }
    })
}

/** The files of a schema as the engine takes them. */
export function engineFiles(text: string): SourceFile[] {
  return prismaSevenForm([{ path: 'schema.prisma', text }], { clientOutput: '../src/gen/prisma' })
}

/** The schema in a text. */
export function schemaIn(text: string): Schema {
  const { schema, diagnostics } = parseSchema(engineFiles(text))
  if (!schema) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return schema
}

/** The steps from one schema to the other. */
export async function stepsBetween(before: string, after: string, renaming = ''): Promise<Step[]> {
  const [was, is] = [schemaIn(before), schemaIn(after)]
  const renames = readRenames(renaming, was, is).map((read): Rename => {
    if ('rename' in read) return read.rename
    throw new Error(`${read.text}: ${read.fault}`)
  })
  const wrong = misfits(renames, was, is)
  if (wrong.length > 0) throw new Error(wrong.map(({ fault }) => fault).join('\n'))
  const files = renamedFiles(engineFiles(before), is, renames)
  const renamed = schemaIn(files.map(({ text }) => text).join('\n'))
  const engine = await openEngine({ files: engineFiles(after) })
  try {
    const script = await engine.diff({ from: { files }, to: { files: engineFiles(after) } })
    return migrationSteps({ before: was, renamed, now: is, renames, script })
  } finally {
    await engine.close()
  }
}
