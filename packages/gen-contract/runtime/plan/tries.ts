import type { ReadonlyJson } from '#runtime/api/json.js'
import type { ContractOperation } from './contract.js'
import { parameter, type Change, type Draft } from './draft.js'
import type { JsonObject } from './json-values.js'
import type { Model } from '#runtime/api/model.js'
import type { QueryPart } from '#runtime/api/written-query.js'
import { modelOf, type Planning } from './planning.js'

/** What an operation takes of the list grammar, and how: in the URL, or in the body. */
export type Grammar = { readonly model: Model; readonly parts: readonly QueryPart[]; readonly form: 'url' | 'body'; readonly constrained: boolean }

/** The list grammar of an operation, where it takes some of it. */
export function grammarOf({ query, body }: ContractOperation, planning: Planning): Grammar | undefined {
  const inBody = body.kind === 'json' ? body.query : undefined
  const spec = inBody ?? (query.kind === 'model' ? query : undefined)
  const model = modelOf(planning, spec?.model)
  if (!spec || !model) return undefined
  return { model, parts: spec.parts, form: inBody ? 'body' : 'url', constrained: query.kind === 'model' && query.constrained === true }
}

/** A change by which a request says something of the list grammar beside what it says already. */
export function saying(grammar: Grammar, draft: Draft, label: string, members: readonly Member[]): Change {
  if (grammar.form === 'url') return { label, query: [...draft.query, ...members.flatMap(({ url }) => url)] }
  return { label, json: { ...(draft.json as JsonObject), ...Object.fromEntries(members.map(({ name, json }) => [name, json])) } } // the base of a search is an object
}

/** A member of a list request in both forms. */
export type Member = { readonly name: string; readonly url: readonly string[]; readonly json: ReadonlyJson }

/** A member whose value in JSON is what its text says. */
export function member(name: string, value: string | number | boolean): Member {
  return { name, url: [parameter(name, String(value))], json: value }
}
