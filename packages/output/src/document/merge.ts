import { digest } from '../canonical-text.js'
import { ABSENT, type Recorded } from '../manifest.js'
import type { Editor } from './editor.js'

/** What a merge leaves to remember, and which entries stayed as the user has them. */
export type Merged = {
  readonly recorded: ReadonlyMap<string, Recorded>
  readonly kept: readonly { readonly entry: string; readonly removed: boolean }[]
}

/**
 * Merges our entries into a document, three ways by entry: what we wrote last (`recorded`), what is there, what is
 * wanted. An entry is ours only while it is as we wrote it. One that was there before us never becomes ours, also
 * when it is equal: so it is never removed.
 */
export function mergeEntries(editor: Editor, recorded: ReadonlyMap<string, Recorded>): Merged {
  const after = new Map<string, Recorded>()
  const kept: Merged['kept'][number][] = []
  // First, so that an entry may take the place of one inside it; backwards, so that a comment goes before its entry.
  for (const [key, ours] of [...recorded].reverse()) {
    const present = editor.state(key)
    if (!editor.wanted.has(key) && present !== undefined && ours.has(digest(present))) editor.remove(key)
  }
  for (const [key, wanted] of editor.wanted) {
    const ours = recorded.get(key)
    const present = editor.state(key)
    if (present === wanted) {
      if (ours) after.set(key, new Set([digest(wanted)]))
      continue
    }
    const free = present === undefined ? !ours || ours.has(ABSENT) : ours?.has(digest(present)) === true
    if (free && editor.write(key)) {
      after.set(key, new Set([digest(wanted)]))
      continue
    }
    if (ours) after.set(key, ours)
    const entry = editor.label(key)
    if (entry !== undefined) kept.push({ entry, removed: present === undefined && ours !== undefined })
  }
  return { recorded: after, kept }
}
