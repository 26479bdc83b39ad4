import { compoundName, freshName, plainStart, type Column, type ModelBlock, type Site } from './block.js'
import { pick, type RelationDraft } from './draft.js'
import { quoted } from './text.js'

/** What kinds of relations came to be: a test wants to see that none is missing. */
export type RelationKind = 'many-to-many' | 'one-to-one' | 'one-to-many' | 'self' | 'composite' | 'shared' | 'to a unique'

const KINDS = ['one-to-many', 'one-to-many', 'one-to-one', 'many-to-many'] as const

/** Adds both sides of a relation, if there are two models that can have it. */
export function addRelation(site: Site, models: readonly ModelBlock[], draft: RelationDraft, index: number): RelationKind[] {
  const from = pick(models, draft.from)
  const to = pick(models, draft.to)
  const kind = pick(KINDS, draft.kind)
  // Two relations between the same models need names; a name never hurts.
  const name = `${draft.name ?? 'r'}${index}`
  const ends = { from, to, draft, name }
  const self: RelationKind[] = from === to ? ['self'] : []
  if (kind === 'many-to-many' && hasSimpleId(from) && hasSimpleId(to)) {
    addManyToMany(ends)
    return [...self, 'many-to-many']
  }
  const kinds = addForeignKey(site, ends, kind === 'one-to-one')
  return kinds.length > 0 ? [...self, ...kinds] : []
}

type Ends = { readonly from: ModelBlock; readonly to: ModelBlock; readonly draft: RelationDraft; readonly name: string }

function hasSimpleId(model: ModelBlock): boolean {
  return model.keyword === 'model' && !model.ignored && model.keys.some((key) => key.kind === 'id' && key.columns.length === 1)
}

function addManyToMany({ from, to, draft, name }: Ends): void {
  from.relations.push(...commented(draft), `${freshName(from, plainStart(draft.names[0]))} ${to.name}[] @relation(${quoted(name)})`)
  to.relations.push(`${freshName(to, plainStart(draft.names[1]))} ${from.name}[] @relation(${quoted(name)})`)
}

function addForeignKey(site: Site, { from, to, draft, name }: Ends, unique: boolean): RelationKind[] {
  if (to.keys.length === 0) return []
  const key = pick(to.keys, draft.key)
  const kinds: RelationKind[] = [...(key.kind === 'unique' ? ['to a unique' as const] : []), ...(key.columns.length > 1 ? ['composite' as const] : [])]
  const used = new Set<Column>()
  const columns = key.columns.map((target, i): Column => {
    const existing = draft.share % 3 === 0 && from !== to ? from.columns.find((column) => fits(column, target, draft.optional) && !used.has(column)) : undefined
    if (existing) {
      used.add(existing)
      if (!kinds.includes('shared')) kinds.push('shared')
      return existing
    }
    const column: Column = { ...target, name: freshName(from, pick(draft.columns, i)), arity: draft.optional ? '?' : '', attributes: [], docs: [] }
    from.columns.push(column)
    used.add(column)
    return column
  })
  const one = unique && columns.every((column) => column.type.unique) && !kinds.includes('shared')
  const list = columns.map((column) => column.name).join(', ')
  if (one) {
    const named = from.keyword === 'view' ? '' : `map: ${site.constraint(draft.map ?? '')}`
    if (columns.length > 1) from.attributes.push(`@@unique([${list}]${compoundName(from, columns, undefined)}${named === '' ? '' : `, ${named}`})`)
    else columns[0]?.attributes.push(`@unique${named === '' ? '' : `(${named})`}`)
  }
  const map = site.provider === 'sqlite' || site.relationMode === 'prisma' ? '' : `, map: ${site.constraint(draft.map ?? '')}`
  const references = key.columns.map((column) => column.name).join(', ')
  const optional = columns.some((column) => column.arity === '?')
  const relation = `@relation(${quoted(name)}, fields: [${list}], references: [${references}]${actionsOf(site, draft, optional)}${map})`
  from.relations.push(...commented(draft), `${freshName(from, plainStart(draft.names[0]))} ${to.name}${optional ? '?' : ''} ${relation}${to.ignored && !from.ignored ? ' @ignore' : ''}`)
  to.relations.push(`${freshName(to, plainStart(draft.names[1]))} ${from.name}${one ? '?' : '[]'} @relation(${quoted(name)})${from.ignored && !to.ignored ? ' @ignore' : ''}`)
  return [...kinds, one ? 'one-to-one' : 'one-to-many']
}

function commented({ docs }: RelationDraft): string[] {
  return docs.map((line) => `/// ${line}`)
}

function fits(column: Column, target: Column, optional: boolean): boolean {
  const same = column.written === target.written && column.type.native === target.type.native && column.arity === (optional ? '?' : '')
  return same && !column.attributes.some((attribute) => /^@(?:ignore|updatedAt)/.test(attribute))
}

function actionsOf({ provider, relationMode }: Site, { actions }: RelationDraft, optional: boolean): string {
  // SQL Server takes no circle and no two ways in which a deletion could arrive.
  if (provider === 'sqlserver' || relationMode === 'prisma') return ', onDelete: NoAction, onUpdate: NoAction'
  const known = ['', 'Cascade', 'NoAction', 'Restrict', ...(optional ? ['SetNull'] : []), ...(provider === 'mysql' ? [] : ['SetDefault'])]
  return ['onDelete', 'onUpdate'].map((on, i) => [on, pick(known, actions[i] ?? 0)]).flatMap(([on, action]) => (action === '' ? [] : [`, ${on}: ${action}`])).join('')
}
