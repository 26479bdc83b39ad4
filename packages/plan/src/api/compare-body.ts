import type { BodySpec } from '@ssot-codegen/core'
import type { Telling } from './telling.js'

type Kind = BodySpec['kind']

const KINDS: { readonly [K in Kind]: string } = { none: 'nothing', json: 'JSON', raw: 'bytes', multipart: 'a form' }

/** Reports what differs between the bodies of requests. */
export function compareBodies(was: BodySpec, is: BodySpec, telling: Telling): void {
  const { tell, properties, shapes } = telling
  if (was.kind !== is.kind) {
    if (was.kind === 'none') tell(isRequired(is) ? 'request-body-added-required' : 'request-body-added-optional', {}, '/body')
    else if (is.kind === 'none') tell('request-body-removed', {}, '/body')
    else tell('request-body-kind-changed', { from: KINDS[was.kind], to: KINDS[is.kind] }, '/body')
    return
  }
  if (isRequired(is) && !isRequired(was)) tell('request-body-added-required', {}, '/body')
  for (const what of typesOf(was)) if (!typesOf(is).includes(what)) tell('request-body-media-type-removed', { what }, '/body')
  for (const what of typesOf(is)) if (!typesOf(was).includes(what)) tell('request-body-media-type-added', { what }, '/body')
  const where = { direction: 'request', place: 'request-body', at: '/body' } as const
  // What a list request in a body can say is compared by the model's grammar.
  if (was.kind === 'json' && is.kind === 'json' && !(was.query && is.query)) shapes(was.shape, is.shape, where)
  else if (was.kind === 'multipart' && is.kind === 'multipart') properties(was.parts, is.parts, where)
}

function isRequired(body: BodySpec): boolean {
  return body.kind === 'json' ? body.required !== false : body.kind !== 'none'
}

function typesOf(body: BodySpec): readonly string[] {
  if (body.kind === 'raw') return body.mediaTypes
  return body.kind === 'json' ? (body.mediaTypes ?? ['application/json']) : []
}
