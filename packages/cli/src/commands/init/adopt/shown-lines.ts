/** The lines that were put into a text, or taken out of it, each with a line before and behind it. */
export function shownLines(before: string, after: string): string[] {
  const isMore = after.length > before.length
  const [less, more] = (isMore ? [before, after] : [after, before]).map((text) => text.split(/\r?\n/))
  const marked: { readonly line: string; readonly isChanged: boolean; readonly at: number }[] = []
  let known = 0
  for (const [i, line] of (more ?? []).entries()) {
    const isChanged = less?.[known] !== line
    if (!isChanged) known++
    marked.push({ line, isChanged, at: i + 1 })
  }
  const isShown = (i: number) => [i - 1, i, i + 1].some((near) => marked[near]?.isChanged === true)
  return marked.flatMap(({ line, isChanged, at }, i) => {
    if (!isShown(i)) return i > 0 && isShown(i - 1) && marked.slice(i).some((one) => one.isChanged) ? ['   …'] : []
    return [`${isChanged ? (isMore ? '+' : '-') : ' '} ${String(at).padStart(4)}  ${line}`.trimEnd()]
  })
}
