import type { SourceFile } from '@ssot-codegen/core'

/** The lines of a file, and the offsets at which they start. */
export type Lines = { readonly texts: readonly string[]; readonly starts: readonly number[] }

/** A run may have a hundred things to say of one file. */
const known = new WeakMap<SourceFile, Lines>()

/** The lines of a file without their breaks, which are those of editors. */
export function linesOf(file: SourceFile): Lines {
  let lines = known.get(file)
  if (!lines) known.set(file, (lines = cut(file.text)))
  return lines
}

function cut(text: string): Lines {
  const texts: string[] = []
  const starts: number[] = []
  let start = 0
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) {
    texts.push(text.slice(start, index))
    starts.push(start)
    start = index + end.length
  }
  return { texts: [...texts, text.slice(start)], starts: [...starts, start] }
}
