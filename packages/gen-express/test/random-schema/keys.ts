import { compoundName, freshName, type Column, type ModelBlock, type Site } from './block.js'
import { columnTypesOf, type ColumnType } from './column-types.js'
import { defaultOf, numberings } from './defaults.js'
import { pick, type KeyDraft } from './draft.js'

/** How a model is addressed. */
type Shape = { readonly kind: 'id' | 'unique'; readonly size: 1 | 2 | 3 | 4; readonly numbered?: boolean }

const SHAPES: readonly Shape[] = [
  { kind: 'id', size: 1, numbered: true },
  { kind: 'id', size: 1 },
  { kind: 'id', size: 2 },
  { kind: 'id', size: 1 },
  { kind: 'unique', size: 1 },
  { kind: 'id', size: 3 },
  { kind: 'unique', size: 2 },
  { kind: 'id', size: 2 },
  { kind: 'id', size: 4 },
]

/** Gives the model its key, and returns it; a view may go without. */
export function addKey(site: Site, model: ModelBlock, draft: KeyDraft): void {
  const shape = pick(SHAPES, draft.shape)
  const isView = model.keyword === 'view'
  if (isView && draft.shape % 2 === 0) return
  const kind = isView ? 'unique' : shape.kind
  const fits = (type: ColumnType) => (kind === 'unique' ? type.unique : shape.size === 1 ? type.id : type.partOfId)
  const types = columnTypesOf(site.provider).filter(fits).filter((type) => type.type !== 'enum' || site.enums.length > 0)
  const columns = draft.columns.slice(0, shape.size).map((wanted): Column => {
    const type = pick(types, wanted.type)
    const written = type.type === 'enum' ? pick(site.enums, wanted.type).name : type.type
    return { name: freshName(model, wanted.name), type, written, arity: '', attributes: [], docs: [] }
  })
  const [first] = columns
  if (columns.length === 1 && first) {
    const numbers = shape.numbered === true && !isView ? numberings(site, 'BigInt') : []
    if (shape.numbered === true && !isView && numbers.length > 0) {
      const type = columnTypesOf(site.provider).find((found) => found.type === 'BigInt' && found.native === '')
      if (type) columns[0] = { ...first, type, written: 'BigInt', attributes: [`@default(${pick(numbers, draft.shape)})`] }
    } else if (draft.shape % 3 === 0) first.attributes.push(...defaultOf(site, first, draft.shape, 'key'))
    columns[0]?.attributes.push(kind === 'id' ? '@id' : isView ? '@unique' : `@unique(map: ${site.constraint(draft.map ?? '')})`)
  } else {
    const name = compoundName(model, columns, draft.name)
    const mapped = !isView && !(kind === 'id' && /sqlite|mysql/.test(site.provider))
    const map = mapped ? `, map: ${site.constraint(draft.map ?? '')}` : ''
    model.attributes.push(`@@${kind}([${columns.map((column) => column.name).join(', ')}]${name}${map})`)
  }
  model.columns.push(...columns)
  model.keys.push({ kind, columns })
}
