import { byCodeUnit, pathFault, type GeneratedDocument } from '@ssot-codegen/core'

/**
 * The states that count as ours: hashes, or `ABSENT`. More than one only while a run is under way or was cut short
 * in it; then each file may still be the old one or already the new one.
 */
export type Recorded = ReadonlySet<string>

/** Stands for "not there" among hashes. */
export const ABSENT = '-'

/** The text of empty objects that were there before our entries came into them, by pointer. */
export type Blanks = ReadonlyMap<string, string>

/** What is recorded of one document: our entries in it, and what it had in place of the objects that they are in. */
export type RecordedDocument = { readonly format: GeneratedDocument['format']; readonly entries: ReadonlyMap<string, Recorded>; readonly blanks?: Blanks }

/** What the files cannot say of themselves: hashes of files without header, and of our entries in documents. */
export type Manifest = {
  readonly files: ReadonlyMap<string, Recorded>
  readonly documents: ReadonlyMap<string, RecordedDocument>
}

/** The manifest of a project that has none. */
export const emptyManifest: Manifest = { files: new Map(), documents: new Map() }

const BLANK = /^\{[\t\n\r ]*\}$/
const STATES = /^(?:-|[0-9a-f]{32})(?: (?:-|[0-9a-f]{32}))*$/

/**
 * Reads a manifest, which anybody may have written.
 *
 * @returns undefined when anything in it is not as `serializeManifest` writes it, a refused path included
 */
function parseManifest(text: string): Manifest | undefined {
  try {
    const { version, files, documents, ...rest } = record(JSON.parse(text))
    if (version !== 1 || Object.keys(rest).length > 0) return undefined
    return {
      files: new Map(Object.entries(record(files)).map(([path, s]) => [safe(path), states(s)])),
      documents: new Map(Object.entries(record(documents)).map(([path, d]) => [safe(path), recordedDocument(d)])),
    }
  } catch {
    return undefined
  }
}

/**
 * Reads a manifest that a merge of two branches may have left in conflict. What either branch left behind counts as ours then.
 *
 * @returns undefined when a side is not a manifest
 */
export function parseMerged(text: string): Manifest | undefined {
  const sides = sidesOf(text)
  if (!sides) return parseManifest(text)
  const [one, other] = sides.map(parseManifest)
  return one && other && manifestBetween(one, other)
}

/** The two texts between which version control could not decide; undefined where nothing is open. */
function sidesOf(text: string): readonly [string, string] | undefined {
  const sides: [string[], string[]] = [[], []]
  let at: 'both' | 'one' | 'base' | 'other' = 'both'
  let isOpen = false
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('<<<<<<< ')) [at, isOpen] = ['one', true]
    else if (line.startsWith('||||||| ') && at === 'one') at = 'base'
    else if (line === '=======' && at !== 'both') at = 'other'
    else if (line.startsWith('>>>>>>> ')) at = 'both'
    else {
      if (at === 'both' || at === 'one') sides[0].push(line)
      if (at === 'both' || at === 'other') sides[1].push(line)
    }
  }
  return isOpen ? [sides[0].join('\n'), sides[1].join('\n')] : undefined
}

/** The manifest as text: sorted, one file or entry a line, so that merges are easy; undefined when there is nothing to say. */
export function serializeManifest(manifest: Manifest): string | undefined {
  const documents = sorted(manifest.documents).filter(([, d]) => d.entries.size > 0)
  if (manifest.files.size === 0 && documents.length === 0) return undefined
  const value = {
    version: 1,
    files: serializeStates(manifest.files),
    documents: Object.fromEntries(
      documents.map(([path, { format, entries, blanks }]) => [
        path,
        { format, entries: serializeStates(entries), ...(blanks && blanks.size > 0 && { blanks: Object.fromEntries(sorted(blanks)) }) },
      ]),
    ),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

/** What holds while a run changes the files from one state to the other: both count as ours. */
export function manifestBetween(before: Manifest, after: Manifest): Manifest {
  const documents = union(before.documents, after.documents).map((path): [string, RecordedDocument] => {
    const [old, now] = [before.documents.get(path), after.documents.get(path)]
    const format = (now ?? old)?.format ?? 'lines'
    const was = old?.format === format ? old.entries : new Map<string, Recorded>()
    const is = now?.entries ?? new Map<string, Recorded>()
    const blanks = new Map([...(old?.format === format ? (old.blanks ?? []) : []), ...(now?.blanks ?? [])])
    return [path, { format, entries: new Map(union(was, is).map((key) => [key, both(was.get(key), is.get(key))])), blanks }]
  })
  return {
    files: new Map(union(before.files, after.files).map((path) => [path, both(before.files.get(path), after.files.get(path))])),
    documents: new Map(documents),
  }
}

function both(was: Recorded | undefined, is: Recorded | undefined): Recorded {
  return new Set([...(was ?? [ABSENT]), ...(is ?? [ABSENT])])
}

function union(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])]
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => byCodeUnit(a, b))
}

function serializeStates(map: ReadonlyMap<string, Recorded>) {
  return Object.fromEntries(sorted(map).map(([key, recorded]) => [key, [...recorded].sort(byCodeUnit).join(' ')]))
}

function record(value: unknown): { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not an object')
  return value as { readonly [key: string]: unknown }
}

function safe(path: string): string {
  const fault = pathFault(path)
  if (fault !== undefined) throw new TypeError(fault)
  return path
}

function states(value: unknown): Recorded {
  if (typeof value !== 'string' || !STATES.test(value)) throw new TypeError('not hashes')
  return new Set(value.split(' '))
}

function blank(value: unknown): string {
  if (typeof value !== 'string' || !BLANK.test(value)) throw new TypeError('not an empty object')
  return value
}

function recordedDocument(value: unknown): RecordedDocument {
  const { format, entries, blanks = {} } = record(value)
  if (format !== 'json' && format !== 'env' && format !== 'lines') throw new TypeError('not a format')
  return {
    format,
    entries: new Map(Object.entries(record(entries)).map(([key, s]) => [key, states(s)])),
    blanks: new Map(Object.entries(record(blanks)).map(([pointer, text]) => [pointer, blank(text)])),
  }
}
