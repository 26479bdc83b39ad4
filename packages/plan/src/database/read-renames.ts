import type { Schema } from '@ssot-codegen/core'
import type { Rename } from './rename.js'

const NAME = '[A-Za-z][\\w]*'
const FORM = new RegExp(`^(${NAME})(?:\\.(${NAME}))?=(?:(${NAME})\\.)?(${NAME})$`)

/** A rename that was read, or why it is none. */
export type ReadRename = { readonly rename: Rename } | { readonly text: string; readonly fault: string }

/**
 * Reads renames as they are written on a command line, several with commas between them, and holds them against both schemas.
 *
 * @param text `Post=Article, Post.title=headline`; what is behind the `=` may be `Article.headline` as well
 */
export function readRenames(text: string, before: Schema, now: Schema): ReadRename[] {
  const parts = text.split(',').map((part) => part.trim()).filter((part) => part !== '')
  const read = parts.map((part) => readOne(part, before, now))
  const seen = new Set<string>()
  return read.map((one) => {
    if (!('rename' in one)) return one
    const key = [one.rename.kind, 'owner' in one.rename ? one.rename.owner : '', one.rename.from].join(' ')
    if (seen.has(key)) return { text: text.trim(), fault: `"${one.rename.from}" is named twice` }
    seen.add(key)
    return one
  })
}

function readOne(text: string, before: Schema, now: Schema): ReadRename {
  const [, first = '', inner, , to = ''] = FORM.exec(text) ?? []
  if (first === '') return { text, fault: 'it is not of the form "Old=New" or "Model.old=new"' }
  const models = [before, now].map((schema) => new Set(schema.models.map(({ name }) => name)))
  const enums = [before, now].map((schema) => new Set(schema.enums.map(({ name }) => name)))
  const names = models[0]?.has(first) ? models : enums[0]?.has(first) ? enums : undefined
  if (!names) return { text, fault: `there was no model or enum "${first}"` }
  const isModel = names === models
  if (inner === undefined) {
    if (names[1]?.has(first)) return { text, fault: `"${first}" is still there` }
    if (!names[1]?.has(to)) return { text, fault: `there is no ${isModel ? 'model' : 'enum'} "${to}"` }
    if (names[0]?.has(to)) return { text, fault: `"${to}" was there before` }
    return { rename: { kind: isModel ? 'model' : 'enum', from: first, to } }
  }
  if (!partsOf(before, first).has(inner)) return { text, fault: `"${first}" had no "${inner}"` }
  return { rename: { kind: isModel ? 'field' : 'value', owner: first, from: inner, to } }
}

/** Why renames that were read do not fit together; a field is looked for in what its model is called now. */
export function misfits(renames: readonly Rename[], before: Schema, now: Schema): { readonly rename: Rename; readonly fault: string }[] {
  return renames.flatMap((rename) => {
    if (!('owner' in rename)) return []
    const owner = renames.find((one) => !('owner' in one) && one.from === rename.owner)?.to ?? rename.owner
    const [was, is] = [partsOf(before, rename.owner), partsOf(now, owner)]
    if (!is.has(rename.to)) return [{ rename, fault: `"${owner}" has no "${rename.to}"` }]
    if (was.has(rename.to)) return [{ rename, fault: `"${rename.owner}" had "${rename.to}" before` }]
    return is.has(rename.from) ? [{ rename, fault: `"${owner}" still has "${rename.from}"` }] : []
  })
}

function partsOf(schema: Schema, owner: string): ReadonlySet<string> {
  const parts = schema.models.find(({ name }) => name === owner)?.fields ?? schema.enums.find(({ name }) => name === owner)?.values ?? []
  return new Set(parts.map(({ name }) => name))
}
