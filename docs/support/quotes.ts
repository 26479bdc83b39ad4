import { readFileSync } from 'node:fs'

/** A block of code in a page that claims to be part of a file. */
export type Quote = {
  /** Relative to the repository's root. */
  readonly path: string
  readonly text: string
}

/**
 * The blocks of a page that quote files: their fence names the file, as in ```` ```ts docs/examples/plugin/plugin.ts ````.
 *
 * @param page the Markdown file
 * @param folder only quotes of files below it
 */
export function quotesIn(page: URL, folder: string): Quote[] {
  const blocks = readFileSync(page, 'utf8').matchAll(/^```(?:ts|json) (\S+)\n([^]*?)^```$/gm)
  return [...blocks].map(([, path = '', text = '']) => ({ path, text })).filter(({ path }) => path.startsWith(folder))
}
