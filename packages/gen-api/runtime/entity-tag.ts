import { hash } from 'node:crypto'
import { Problem } from './problem.js'

/** An entity tag as a header names it (RFC 9110 section 8.8.3): what stands between the quotes, and whether it is weak. */
export type EntityTag = { readonly weak: boolean; readonly opaque: string }

/** What `If-Match` and `If-None-Match` hold: some tags, or whatever there is. */
export type EntityTags = '*' | readonly EntityTag[]

/** Characters of each part of a tag: 96 bits of its hash. */
const PART_LENGTH = 16

/** One tag; quotes are the only printable characters that it cannot hold. */
const TAG = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/

/**
 * One part of an entity tag: a hash, from which nothing of what it is made of can be read.
 *
 * @param content what the part stands for: it changes when that does
 */
export function tagPart(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, PART_LENGTH)
}

/**
 * The strong entity tag of one representation of a record (RFC 9110 section 8.8.3).
 *
 * @param record the part that stands for the record, whatever is shown of it
 * @param content the representation; a text stands for its UTF-8
 */
export function entityTag(record: string, content: string | Uint8Array): string {
  return `"${record}.${tagPart(content)}"`
}

/**
 * Reads a list of entity tags (RFC 9110 sections 13.1.1 and 13.1.2).
 *
 * @param name the header's name, as a problem tells of it
 * @returns what the header names
 * @throws Problem `invalid-header` for what is no such list, and for one that names nothing
 */
export function readEntityTags(name: string, value: string): EntityTags {
  const text = value.trim()
  if (text === '*') return '*'
  const tags: EntityTag[] = []
  let rest = text
  while (rest !== '') {
    // A list may have empty elements (RFC 9110 section 5.6.1.2).
    if (rest.startsWith(',')) {
      rest = rest.slice(1).trimStart()
      continue
    }
    const [whole, weak, opaque] = TAG.exec(rest) ?? malformed(name)
    tags.push({ weak: weak !== undefined, opaque: opaque ?? '' })
    rest = rest.slice(whole.length).trimStart()
    if (rest !== '' && !rest.startsWith(',')) malformed(name)
  }
  return tags.length > 0 ? tags : malformed(name)
}

/** Whether a record is the one that some of the tags were given with, by strong comparison: weak tags never match. */
export function matchesRecord(tags: EntityTags, record: string): boolean {
  return tags === '*' || tags.some(({ weak, opaque }) => !weak && opaque.startsWith(`${record}.`))
}

/** Whether one of the tags is that of a representation, by weak comparison: that one of them is weak does not count. */
export function matchesRepresentation(tags: EntityTags, etag: string): boolean {
  return tags === '*' || tags.some(({ opaque }) => `"${opaque}"` === etag)
}

function malformed(parameter: string): never {
  const detail = `Entity tags in quotes are taken, separated by commas, such as ${parameter}: "abc", or an asterisk.`
  throw new Problem('invalid-header', { errors: [{ parameter, code: 'malformed', detail }] })
}
