import { argumentNamed } from './attribute-arguments.js'
import type { Outline } from './outline.js'

/** The preview features Prisma 7.10 still knows; all others are part of the language by now, or gone. */
export const PREVIEW_FEATURES: ReadonlySet<string> = new Set([
  'nativeDistinct',
  'partialIndexes',
  'postgresqlExtensions',
  'relationJoins',
  'schemaEngineDriverAdapters',
  'shardKeys',
  'strictUndefinedChecks',
  'typedSql',
  'views',
])

/** Those without which Prisma 7.10 refuses something a schema may hold. */
export const LANGUAGE_FEATURES = ['partialIndexes', 'postgresqlExtensions', 'shardKeys', 'views'] as const

/**
 * Which of `LANGUAGE_FEATURES` the files make use of.
 *
 * @returns their names, sorted
 */
export function featuresUsed(outlines: readonly Outline[]): readonly string[] {
  const used = new Set<string>()
  for (const { text, blocks } of outlines) {
    for (const block of blocks) {
      if (block.keyword === 'view') used.add('views')
      if (block.keyword === 'datasource' && block.members.some((m) => m.name === 'extensions')) used.add('postgresqlExtensions')
      for (const attribute of [...block.attributes, ...block.members.flatMap((m) => m.attributes)]) {
        if (/^@@?shardKey$/.test(attribute.name)) used.add('shardKeys')
        // Without it the index would cover all rows.
        if (argumentNamed(attribute, 'where', text)) used.add('partialIndexes')
      }
    }
  }
  return LANGUAGE_FEATURES.filter((feature) => used.has(feature))
}
