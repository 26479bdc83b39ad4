import { readFileSync } from 'node:fs'

/** The files that docs/guide.md has its reader write, as they are there: each block names one. */
export function guideFiles() {
  const page = readFileSync(new URL('../../docs/guide.md', import.meta.url), 'utf8')
  return [...page.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)].map(([, path, text]) => ({ path, text }))
}
