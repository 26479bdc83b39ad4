/** A pattern that a text matches which is one of the names, or, behind `paths`, goes on along dots. */
export function namePattern({ before = '', names, paths = [] }: { readonly before?: string; readonly names: readonly string[]; readonly paths?: readonly string[] }): string {
  const along = paths.length > 0 ? [`(?:${paths.join('|')})(?:\\.[^.,]+)+`] : []
  return `^${before}(?:${[...names, ...along].join('|')})$`
}
