/**
 * Where a change goes that could stand in several places, as one more blank line among blank lines could: as far as it can, or
 * to `meet` a change of the other text, so that the two are one replacement.
 */
export type Slide = 'down' | 'meet' | 'none' | 'up'

/**
 * Moves changes, so that those of two edits of one text come to lie alike. Changes that meet on the way go on as one.
 *
 * @param lines a text
 * @param changed 1 for each of its lines that is changed; this is rewritten
 * @param other the same of the text that it is compared with
 */
export function slide(lines: readonly string[], changed: Uint8Array, way: Slide, other: Uint8Array): void {
  const text = { lines, changed }
  if (way === 'down') for (let i = lines.length - 1; i >= 0; i--) i = down(text, i)
  if (way === 'up') for (let i = 0; i < lines.length; i++) i = up(text, i)
  if (way === 'meet') meet(text, openPlaces(other))
}

type Text = { readonly lines: readonly string[]; readonly changed: Uint8Array }

/** Changed lines from `start` to `end`, exclusive, after `kept` that are not changed. */
type Group = { start: number; end: number; kept: number }

/** Slides the group that ends with line `last`, if there is one; returns the line before where it began. */
function down(text: Text, last: number): number {
  if (text.changed[last] === 0) return last
  const group = { start: last, end: last + 1, kept: 0 }
  while (group.start > 0 && text.changed[group.start - 1] === 1) group.start--
  const first = group.start
  while (stepDown(text, group));
  return first
}

/** Slides the group that starts with line `first`, if there is one; returns the last line it had. */
function up(text: Text, first: number): number {
  if (text.changed[first] === 0) return first
  const group = groupAt(text, first, 0)
  const last = group.end - 1
  while (stepUp(text, group));
  return last
}

/** Slides each group to the last place that is open, and down where there is none. */
function meet(text: Text, isOpen: readonly boolean[]): void {
  let kept = 0
  for (let i = 0; i < text.lines.length; i++) {
    if (text.changed[i] === 0) {
      kept++
      continue
    }
    const group = groupAt(text, i, kept)
    // As long as it takes others in, its ends are not where they will be.
    for (let size = 0; size !== group.end - group.start; ) {
      size = group.end - group.start
      while (stepUp(text, group));
      while (stepDown(text, group));
    }
    while (!isOpen[group.kept] && stepUp(text, group));
    if (!isOpen[group.kept]) while (stepDown(text, group));
    i = group.end - 1
    kept = group.kept
  }
}

/** Whether a text has changed lines before its first line that is not, after that, after the second, and so on. */
function openPlaces(changed: Uint8Array): boolean[] {
  const isOpen = [false]
  for (const each of changed) {
    if (each === 1) isOpen[isOpen.length - 1] = true
    else isOpen.push(false)
  }
  return isOpen
}

function groupAt({ changed }: Text, start: number, kept: number): Group {
  let end = start + 1
  while (changed[end] === 1) end++
  return { start, end, kept }
}

function stepDown({ lines, changed }: Text, group: Group): boolean {
  if (group.end >= lines.length || lines[group.start] !== lines[group.end]) return false
  changed[group.start++] = 0
  changed[group.end++] = 1
  group.kept++
  while (changed[group.end] === 1) group.end++
  return true
}

function stepUp({ lines, changed }: Text, group: Group): boolean {
  if (group.start === 0 || lines[group.start - 1] !== lines[group.end - 1]) return false
  changed[--group.start] = 1
  changed[--group.end] = 0
  group.kept--
  while (group.start > 0 && changed[group.start - 1] === 1) group.start--
  return true
}
