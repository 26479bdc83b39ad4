import { argumentNamed } from '../attribute-arguments.js'
import { nearest } from '../nearest.js'
import { wordOf, type AttributeSource, type Block, type Member } from '../outline.js'
import { memberNamed, type SourceIndex } from '../source-index.js'
import type { Place } from './place.js'

/** The line that the other model lacks. */
export function oppositeFix([, field = '', model = '', target = '']: RegExpExecArray, { source }: Place): string | undefined {
  const [owner, other] = [source.model(model), source.model(target)]
  const end = owner && memberNamed(owner.node, field)
  if (!owner || !other || !end) return undefined
  const relation = end.attributes.find((attribute) => attribute.name === '@relation')
  const named = relation && nameIn(relation, owner.text)
  if (model === target && named === undefined) return bothNamed(owner.node, end)
  if (end.list) return keyLines({ model, other: other.node, named, source })
  const columns = relation ? (argumentNamed(relation, 'fields', owner.text) ?? []).filter((token) => token.kind === 'word') : []
  const [column] = columns.map((token) => memberNamed(owner.node, wordOf(owner.text, token)))
  const single = columns.length === 1 && column?.attributes.some(({ name }) => name === '@unique' || name === '@id')
  const line = `${freeName(other.node, lowered(model) + (single ? '' : 's'))} ${model}${single ? '?' : '[]'}`
  return added(target, [named === undefined ? line : `${line} @relation(${named})`])
}

/** The name of a relation, with its quotes: the first argument, or the one called so. */
function nameIn(relation: AttributeSource, text: string): string | undefined {
  const [first] = relation.args
  const [named = first] = argumentNamed(relation, 'name', text) ?? []
  return named?.kind === 'string' ? wordOf(text, named) : undefined
}

/** The side of a relation that holds the key, as it has to be. */
export function sidesFix({ input: said }: RegExpExecArray, { block, member, source }: Place): string | undefined {
  if (!block || !member) return undefined
  const [, field = '', model = ''] = /opposite field `([^`]*)` on model `([^`]*)`/.exec(said) ?? []
  if (said.includes('`onDelete`')) return `Move it to field "${field}" of model "${model}"; between two lists there is none.`
  if (said.includes('must not specify')) return `Take both away: field "${field}" of model "${model}" has the column.`
  if (member.list || !/must specify|do not provide/.test(said)) return undefined
  const key = keyOf(source.model(member.type ?? '')?.node)
  if (!key) return undefined
  const column = `${member.name}Id`
  const mark = member.optional ? '?' : ''
  const relation = `${member.name} ${member.type ?? ''}${mark} @relation(fields: [${column}], references: [${key.name}])`
  const isList = source.model(member.type ?? '')?.node.members.some((other) => other.type === block.name && other.list)
  const unique = isList === true ? '' : ' @unique'
  const lines = memberNamed(block, column) ? [relation] : [relation, `${column} ${key.type ?? ''}${mark}${unique}`]
  return `Write in model "${block.name}":\n\n${lines.map((line) => `  ${line}`).join('\n')}`
}

/** Which fields to name. */
export function nameFix(match: RegExpExecArray): string {
  const fields = (match[1] ?? '').replaceAll('`', '"')
  if (match.input.startsWith('Ambiguous self')) return `Write the same on ${fields}: @relation("Tree").`
  return `Give each of ${fields} a name of its own, and the same to the field at its other end: @relation("Author").`
}

const ADVISED_UNIQUE = /`(@@?unique[^`]*)` attribute to the (?:field `([^`]*)`|model)(?: in the model)?(?: `([^`]*)`)?/

/** What to make unique. */
export function uniqueFix({ input: said }: RegExpExecArray): string | undefined {
  const [, attribute, field, model] = ADVISED_UNIQUE.exec(said) ?? []
  if (attribute === undefined) return undefined
  const ofField = field === undefined ? '' : ` to field "${field}"`
  const ofModel = model === undefined ? '' : ` ${field === undefined ? 'to' : 'of'} model "${model}"`
  const otherwise = said.startsWith('A one-to-one') ? ', or make the other end a list' : ''
  return `Add ${attribute}${ofField}${ofModel}${otherwise}.`
}

/** The column that was probably meant, or the one to add. */
export function columnsFix([, side, names = '']: RegExpExecArray, place: Place): string | undefined {
  const { block, member, attribute, source, text } = place
  const target = source.model(member?.type ?? '')?.node
  const owner = side === 'fields' ? block : target
  const [wanted = ''] = names.split(/[, ]+/)
  if (!owner || !target) return undefined
  const near = nearest(wanted, owner.members.filter((m) => !source.model(m.type ?? '')).map((m) => m.name), 3)
  if (near !== undefined) return `Did you mean "${near}"?`
  const referenced = attribute && argumentNamed(attribute, 'references', text)?.find((token) => token.kind === 'word')
  const key = referenced && memberNamed(target, wordOf(text, referenced))
  return side === 'fields' && key && !memberNamed(owner, wanted) ? added(owner.name, [`${wanted} ${key.type ?? ''}`]) : undefined
}

/** Which type the key has to have. */
export function typesFix(match: RegExpExecArray, { source }: Place): string | undefined {
  const [, field = '', model = '', referenced = '', target = ''] = match
  const owner = source.model(target)?.node
  const key = owner && memberNamed(owner, referenced)
  if (!key) return undefined
  return `Give field "${field}" of model "${model}" the type ${key.type ?? ''}, as "${referenced}" of model "${target}" has it.`
}

const ACTIONS = ['Cascade', 'Restrict', 'NoAction', 'SetNull', 'SetDefault']

/** The action that was probably meant, or those there are. */
export function actionFix([, written = '', allowed]: RegExpExecArray): string | undefined {
  const near = nearest(written.replaceAll(/[ _]/g, ''), ACTIONS)
  if (allowed === undefined && near !== undefined) return `Did you mean ${near}?`
  return `Use one of ${allowed?.replaceAll('`', '') ?? ACTIONS.join(', ')}, or leave it out.`
}

/** The relation with the `?` it lacks. */
export function requiredFix(_: RegExpExecArray, { member }: Place): string | undefined {
  return member?.type === undefined ? undefined : `Write ${member.type}? as the type of "${member.name}".`
}

/** A relation with itself, which has to have a name. */
function bothNamed(block: Block, end: Member): string {
  const name = JSON.stringify(block.name + end.name.charAt(0).toUpperCase() + end.name.slice(1))
  const back = `${freeName(block, `${lowered(block.name)}s`)} ${block.name}[] @relation(${name})`
  return `${added(block.name, [back])}\n\nand put ${name} first in the @relation of "${end.name}".`
}

type Lines = { model: string; other: Block; named: string | undefined; source: SourceIndex }

/** The end that holds the key, for an end that is a list. */
function keyLines({ model, other, named, source }: Lines): string | undefined {
  const key = keyOf(source.model(model)?.node)
  if (!key) return undefined
  const name = freeName(other, lowered(model))
  const first = named === undefined ? '' : `${named}, `
  const relation = `${name} ${model} @relation(${first}fields: [${name}Id], references: [${key.name}])`
  return added(other.name, [relation, `${name}Id ${key.type ?? ''}`])
}

function added(model: string, lines: readonly string[]): string {
  return `Add to model "${model}":\n\n${lines.map((line) => `  ${line}`).join('\n')}`
}

/** The field that identifies a record, where it is one. */
function keyOf(block: Block | undefined): Member | undefined {
  const having = (name: string) => block?.members.find((member) => member.attributes.some((attribute) => attribute.name === name))
  return having('@id') ?? having('@unique')
}

function freeName(block: Block, name: string): string {
  return memberNamed(block, name) ? `${name}_2` : name
}

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
