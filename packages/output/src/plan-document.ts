import type { GeneratedDocument } from '@ssot-codegen/core'
import { digest } from './canonical-text.js'
import { createEnvEditor, envFault, type EnvEntry } from './document/env-editor.js'
import type { Editor, Unreadable } from './document/editor.js'
import { freshJson, type JsonEntry } from './document/fresh-json.js'
import { createJsonEditor } from './document/json-editor.js'
import { createLinesEditor, lineFault } from './document/lines-editor.js'
import { mergeEntries } from './document/merge.js'
import type { Blanks, Recorded, RecordedDocument } from './manifest.js'
import { placeFor, type Planning } from './planning.js'
import type { PlannedAction } from './planned.js'

/** A document's action, if it has one, and what is to be remembered of it. */
export type DocumentPlan = { readonly action?: PlannedAction; readonly recorded: RecordedDocument }

/**
 * Decides what happens to one document; its path is harmless by itself. Without entries it is one that is no longer
 * emitted: what we wrote into it goes, and the file too when nothing else is in it.
 */
export function planDocument(document: GeneratedDocument, planning: Planning): DocumentPlan {
  const { path, format, entries } = document
  const { disk, manifest, report } = planning
  const plugin = [...new Set(entries.map((e) => e.plugin))].join(', ') || 'output'
  const recorded = (map: ReadonlyMap<string, Recorded>, blanks?: Blanks): RecordedDocument => ({ format, entries: map, ...(blanks && { blanks: around(map, blanks) }) })
  const conflict: DocumentPlan = { action: { path, plugin, action: 'conflict' }, recorded: recorded(new Map()) }
  if (!faultless(document, planning)) return conflict
  const place = placeFor(path, planning)
  if (place === undefined) return conflict
  const raw = place === 'absent' ? '' : disk.read(path)
  if (raw === undefined) {
    report('document-unreadable', { path, fault: 'it is not UTF-8 text' })
    return conflict
  }
  const mark = raw.startsWith('\uFEFF') ? '\uFEFF' : ''
  const body = raw.slice(mark.length)
  const isFresh = place === 'absent' || body.trim() === ''
  if (isFresh && entries.length === 0) return { recorded: recorded(new Map()) }

  const was = manifest.documents.get(path)
  const blanks = (!isFresh && was?.format === format && was.blanks) || new Map<string, string>()
  const opened = open(document, isFresh && format === 'json' ? freshJson(path, jsonEntries(document)) : body, blanks)
  if ('fault' in opened) {
    report('document-unreadable', { path, fault: opened.fault })
    return conflict
  }
  const known = !isFresh && was?.format === format ? was.entries : new Map<string, Recorded>()
  const merged = mergeEntries(opened, known)
  for (const { entry, removed } of merged.kept) report('document-kept', { path, entry, removed })
  const text = mark + opened.text()
  if (isFresh) {
    const all = new Map([...opened.wanted].map(([key, state]): [string, Recorded] => [key, new Set([digest(state)])]))
    const action = place === 'absent' ? { action: 'create' as const } : { action: 'merge' as const, before: raw }
    return { action: { path, plugin, text, ...action }, recorded: recorded(all) }
  }
  // An empty object that is an entry of ours is not the user's.
  const after = recorded(merged.recorded, new Map([...(opened.blanks ?? [])].filter(([pointer]) => !known.has(pointer))))
  if (entries.length === 0 && text === raw) return { recorded: after }
  if (entries.length === 0 && opened.blank()) return { action: { path, plugin, action: 'remove', before: raw }, recorded: after }
  if (text === raw) return { action: { path, plugin, action: 'keep', kept: raw }, recorded: after }
  return { action: { path, plugin, action: 'merge', text, before: raw }, recorded: after }
}

/** Those that one of our entries is in; the others are nobody's but the user's again. */
function around(entries: ReadonlyMap<string, Recorded>, blanks: Blanks): Blanks {
  return new Map([...blanks].filter(([pointer]) => [...entries.keys()].some((key) => key.startsWith(`${pointer}/`))))
}

function open(document: GeneratedDocument, text: string, blanks: Blanks): Editor | Unreadable {
  switch (document.format) {
    case 'json':
      return createJsonEditor(text, { document: document.path, entries: jsonEntries(document), blanks })
    case 'env':
      return createEnvEditor(text, envEntries(document))
    case 'lines':
      return createLinesEditor(text, document.entries.flatMap((e) => (e.format === 'lines' ? e.key : [])))
  }
}

function faultless(document: GeneratedDocument, { report }: Planning): boolean {
  const { path } = document
  const all = new Map<string, number>()
  for (const { key } of document.entries) all.set(JSON.stringify(key), (all.get(JSON.stringify(key)) ?? 0) + 1)
  const meets = (key: readonly string[]) =>
    all.get(JSON.stringify(key)) !== 1 || key.some((_, i) => i > 0 && all.has(JSON.stringify(key.slice(0, i))))
  let good = true
  for (const entry of document.entries) {
    const own = entry.format === document.format ? entryFault(entry) : `is of the format ${entry.format}, and the document is not`
    const fault = own ?? (meets(entry.key) ? 'meets another entry' : undefined)
    if (fault === undefined) continue
    good = false
    report('document-entry', { path, plugin: entry.plugin, entry: entry.key.join('.'), fault })
  }
  return good
}

function entryFault(entry: GeneratedDocument['entries'][number]): string | undefined {
  if (entry.format === 'lines') return lineFault(entry.key[0])
  if (entry.format === 'env') return envFault({ name: entry.key[0], value: entry.value })
  return entry.key.length === 0 ? 'has no key' : undefined
}

function jsonEntries({ entries }: GeneratedDocument): readonly JsonEntry[] {
  return entries.flatMap((e) => (e.format === 'json' ? [{ key: e.key, value: e.value }] : []))
}

function envEntries({ entries }: GeneratedDocument): readonly EnvEntry[] {
  return entries.flatMap((e) => (e.format === 'env' ? [{ name: e.key[0], value: e.value, doc: e.doc }] : []))
}
