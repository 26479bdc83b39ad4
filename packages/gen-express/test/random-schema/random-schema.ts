import fc from 'fast-check'
import { annotationFor } from './annotations.js'
import { columnLine, compoundName, type Column, type ModelBlock, type Site } from './block.js'
import { addColumn } from './columns.js'
import { draft, pick, type Draft, type EnumDraft, type ModelDraft, type Tone } from './draft.js'
import { addKey } from './keys.js'
import { headOf, type Provider, type SchemaFile } from './prisma.js'
import { addRelation, type RelationKind } from './relations.js'
import { quoted } from './text.js'

/** A schema drawn at random. Printed, it is its own text, so that a failure can be looked at and replayed. */
export type RandomSchema = {
  readonly files: readonly SchemaFile[]
  readonly provider: Provider
  readonly tone: Tone
  readonly has: ReadonlySet<Trait>
  readonly [fc.toStringMethod]: () => string
}

/** What may be in a schema that a test wants to have met. */
export type Trait = RelationKind | 'composite id' | 'named compound' | 'unique only' | 'view' | 'ignored model' | 'enum' | 'schemas' | 'several files' | 'list' | 'relation'

/** Schemas of every kind, hostile in all that a schema lets one choose. Most of them Prisma accepts. */
export const randomSchema: fc.Arbitrary<RandomSchema> = draft.map(build)

/** The files as one text that names each of them. */
export function textOf(files: readonly SchemaFile[]): string {
  return files.map(({ path, text }) => `// ${path}\n${text}`).join('\n')
}

function build(drawn: Draft): RandomSchema {
  const { provider, tone, names } = drawn
  const has = new Set<Trait>()
  const hasEnums = provider !== 'sqlserver'
  const enumNames = hasEnums ? drawn.enums.map((_, i) => names[11 - i] ?? '') : []
  let constraints = 0
  const site: Site = {
    provider,
    constraint: (text) => quoted(`c${constraints++} ${text.slice(0, 12)}`),
    enums: enumNames.map((name, i) => ({ name, values: (drawn.enums[i]?.values ?? []).map((value) => value.name) })),
    schemas: /postgresql|cockroachdb|sqlserver/.test(provider) && drawn.settings % 5 === 0 ? ['"main"', quoted(`s ${drawn.comments[0] ?? ''}`)] : [],
    relationMode: drawn.settings % 7 === 3 && /mysql|sqlserver/.test(provider) ? 'prisma' : 'foreignKeys',
  }
  const models = drawn.models.map((model, i) => modelBlock(site, model, names[i] ?? '', tone, i))
  drawn.models.forEach((model, i) => {
    const block = models[i]
    if (!block) return
    addKey(site, block, model.key)
    for (const column of model.columns) addColumn(site, block, column, tone)
    addUniques(site, block, model)
  })
  drawn.relations.forEach((relation, i) => {
    for (const kind of addRelation(site, models, relation, i)) has.add(kind).add('relation')
  })
  drawn.models.forEach((model, i) => {
    const block = models[i]
    if (block) addIndexes(site, block, model)
  })
  noteTraits(models, has)
  if (site.enums.length > 0) has.add('enum')
  if (site.schemas.length > 0) has.add('schemas')

  const blocks = [...models.map((model, i) => modelText(site, model, i)), ...enumNames.map((name, i) => enumText(site, name, drawn.enums[i], i))]
  const count = (drawn.files % 4) + 1
  const texts = Array.from({ length: count }, (_, file) => blocks.filter((_block, i) => i % count === file).join('\n'))
  const comments = drawn.comments.map((line, i) => (i % 2 === 0 ? `// ${line}\n` : `/* ${line.replaceAll('*/', '')} */\n`)).join('')
  const settings = `${provider === 'postgresql' && drawn.settings % 11 === 5 ? '  extensions = [pgcrypto, hstore(schema: "public", version: "1.8")]\n' : ''}${site.schemas.length > 0 ? `  schemas = [${site.schemas.join(', ')}]\n` : ''}${site.relationMode === 'prisma' ? '  relationMode = "prisma"\n' : ''}`
  const files = texts.map((text, i): SchemaFile => {
    const whole = (i === 0 ? `${comments}${headOf(provider === 'postgresql' && drawn.settings % 3 === 1 ? 'postgres' : provider, settings)}${foreignGenerator(drawn)}\n` : '') + text
    return { path: i === 0 ? 'schema.prisma' : `more/${i}.prisma`, text: drawn.crlf === true ? whole.replaceAll('\n', '\r\n') : whole }
  })
  if (count > 1) has.add('several files')
  return { files, provider, tone, has, [fc.toStringMethod]: () => `\n${textOf(files)}` }
}

/** What another tool would run. */
function foreignGenerator({ settings, comments: [comment = 'x'] }: Draft): string {
  return settings % 4 === 2 ? `\n/// ${comment}\ngenerator other {\n  provider = ${quoted(comment)}\n  output = ${quoted(`../${comment}`)}\n  anything = [${quoted(comment)}, "b"]\n}\n` : ''
}

function modelBlock({ provider, schemas }: Site, drawn: ModelDraft, name: string, tone: Tone, index: number): ModelBlock {
  const twist = pick(['none', 'none', 'none', 'none', 'none', 'none', 'none', 'view', 'ignored'] as const, drawn.twist)
  const attributes: string[] = []
  if (drawn.map !== undefined) attributes.push(`@@map(${quoted(`${drawn.map.slice(0, 10)}${name.slice(0, 30)}`)})`)
  if (schemas.length > 0) attributes.push(`@@schema(${pick(schemas, drawn.twist)})`)
  // One model at least is for the client to see.
  const ignored = twist === 'ignored' && index > 0
  if (ignored) attributes.push('@@ignore')
  const docs = [...drawn.docs, ...annotationFor(tone, { place: 'model', path: `frozen-${index}` }, drawn.annotation, drawn.docs[0] ?? provider)]
  return { keyword: twist === 'view' && index > 0 ? 'view' : 'model', name, ignored, columns: [], keys: [], relations: [], attributes, docs, taken: new Set() }
}

function addUniques({ constraint }: Site, block: ModelBlock, drawn: ModelDraft): void {
  const able = block.columns.filter((column) => column.type.unique && column.arity !== '[]' && !column.attributes.includes('@ignore'))
  if (able.length === 0) return
  const seen = new Set<string>(block.keys.map((key) => key.columns.map((column) => column.name).sort().join()))
  for (const unique of drawn.uniques) {
    const columns = [...new Set(unique.columns.map((choice) => pick(able, choice)))]
    const list = columns.map((column) => column.name).join(', ')
    const set = columns.map((column) => column.name).sort().join()
    if (seen.has(set) || columns.some((column) => column.attributes.some((attribute) => /^@(?:id|unique)/.test(attribute)) && columns.length === 1)) continue
    seen.add(set)
    const name = compoundName(block, columns, unique.name)
    const map = block.keyword === 'view' ? '' : `, map: ${constraint(unique.part ?? '')}`
    block.attributes.push(`@@unique([${list}]${name}${map})`)
    if (columns.every((column) => column.arity === '')) block.keys.push({ kind: 'unique', columns })
  }
}

function addIndexes({ provider, constraint }: Site, block: ModelBlock, drawn: ModelDraft): void {
  const able = block.columns.filter((column) => column.type.unique && column.arity !== '[]' && !column.attributes.includes('@ignore'))
  if (able.length === 0 || block.keyword === 'view') return
  drawn.indexes.forEach((index) => {
    const columns = [...new Set(index.columns.map((choice) => pick(able, choice)))]
    const list = columns.map((column, at) => column.name + ((index.kind + at) % 3 === 0 ? '(sort: Desc)' : '')).join(', ')
    const partial = index.kind % 5 === 0 && /postgresql|sqlite|sqlserver/.test(provider) ? `, where: raw(${quoted(`PWNED ${index.map ?? ''}`)})` : ''
    if (provider === 'mysql' && index.kind % 4 === 2 && columns.every((column) => column.type.type === 'String')) {
      block.attributes.push(`@@fulltext([${columns.map((column) => column.name).join(', ')}], map: ${constraint('')})`)
      return
    }
    const type = provider === 'postgresql' && columns.length === 1 && index.kind % 7 === 1 ? ', type: Hash' : ''
    block.attributes.push(`@@index([${type === '' ? list : columns.map((column) => column.name).join(', ')}]${type}${partial}, map: ${constraint(index.map ?? '')})`)
  })
}

function noteTraits(models: readonly ModelBlock[], has: Set<Trait>): void {
  for (const model of models) {
    const [key] = model.keys
    if (key?.kind === 'id' && key.columns.length > 1) has.add('composite id')
    if (key?.kind === 'unique') has.add('unique only')
    if (model.attributes.some((attribute) => attribute.includes('], name: '))) has.add('named compound')
    if (model.keyword === 'view') has.add('view')
    if (model.ignored) has.add('ignored model')
    if (model.columns.some((column) => column.arity === '[]')) has.add('list')
  }
}

function modelText({ provider }: Site, model: ModelBlock, index: number): string {
  const column = (item: Column, i: number) => [
    ...item.docs.map((line) => `  /// ${line}`),
    `${pick(['  ', '\t', '\u00a0 '], i + index)}${columnLine(item)}${item.behind === undefined ? '' : ` ${i % 2 === 0 ? '//' : '///'} ${item.behind}`}`,
    ...(i % 4 === 3 ? [''] : []),
  ]
  const lines = [...model.columns.flatMap(column), ...model.relations.map((line) => `  ${line}`), '', ...model.attributes.map((line) => `  ${line}`)]
  const docs = model.docs.map((line) => `/// ${line}\n`).join('')
  return `${docs}${model.keyword} ${model.name} {${provider === 'sqlite' ? ' // first' : ''}\n${lines.join('\n')}\n}\n`
}

function enumText({ schemas }: Site, name: string, drawn: EnumDraft | undefined, index: number): string {
  const values = (drawn?.values ?? []).flatMap((value) => [
    ...value.docs.map((line) => `  /// ${line}`),
    `  ${value.name}${value.map === undefined ? '' : ` @map(${quoted(`${value.map}${value.name}`)})`}`,
  ])
  const attributes = [
    ...(drawn?.map === undefined ? [] : [`@@map(${quoted(`${drawn.map.slice(0, 10)}${name.slice(0, 30)}`)})`]),
    ...(schemas.length > 0 ? [`@@schema(${pick(schemas, index)})`] : []),
  ]
  const docs = (drawn?.docs ?? []).map((line) => `/// ${line}\n`).join('')
  return `${docs}enum ${name} {\n${values.join('\n')}\n${attributes.map((line) => `\n  ${line}`).join('')}\n}\n`
}
