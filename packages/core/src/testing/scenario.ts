/** One block of code expected in the output. */
export type Expectation = {
  /** The file, and the declaration in it, or the JSON Pointer into it; without one the whole file is meant. */
  readonly path: string
  readonly declaration?: string
  readonly text: string
  /** Where the block's content starts and ends in the document. */
  readonly start: number
  readonly end: number
}

/** A document that holds a schema and excerpts of what is made of it. */
export type Scenario = {
  readonly title: string
  /** The content of the `prisma` block. */
  readonly schema: string
  readonly expected: readonly Expectation[]
  /** The lines of the section `Diagnostics`, or undefined when there is none. `none` means no lines. */
  readonly diagnostics?: readonly string[]
}

/** A fence of more backticks holds text that has fences itself. */
const BLOCK = /^(`{3,})([^\s`]+)([^\n]*)\n([^]*?)^\1$/gm

/**
 * Reads a scenario: Markdown with one `prisma` block, blocks headed ```` ```ts <path> [<keyword> <name>] ```` or
 * ```` ```json <path> at <pointer> ````, and a section `Diagnostics`.
 *
 * @throws Error when there is no schema, or a block names no file
 */
export function readScenario(markdown: string): Scenario {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? 'untitled'
  let schema: string | undefined
  const expected: Expectation[] = []
  for (const match of markdown.matchAll(BLOCK)) {
    const [whole, , language = '', info = '', text = ''] = match
    if (language === 'prisma') schema = text
    else if (language !== 'text') {
      const [path, , declaration] = info.trim().split(/\s+/)
      if (path === undefined || path === '') throw new Error(`"${title}": a ${language} block names no file.`)
      const start = match.index + whole.indexOf('\n') + 1
      expected.push({ path, text, start, end: start + text.length, ...(declaration !== undefined && { declaration }) })
    }
  }
  if (schema === undefined) throw new Error(`"${title}" has no schema.`)
  const section = /^## Diagnostics\n([^]*?)(?=^## |(?![^]))/m.exec(markdown)?.[1]
  const lines = section?.split('\n').map((line) => line.replace(/^[-*] /, '').trim()).filter((line) => line !== '' && line !== 'none')
  return { title, schema, expected, ...(lines && { diagnostics: lines }) }
}
