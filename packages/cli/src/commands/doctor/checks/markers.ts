import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { byCodeUnit } from '@ssot-codegen/core'
import type { Examined, Finding } from '../finding.js'

/** Where what could not be merged lies. */
const CONFLICTS = '.ssot/conflicts'
/** What a merge may leave behind. */
const MARKERS = /^<{7} [^]*^={7}$[^]*^>{7} /m
const FOLDERS = ['src', 'prisma', 'test']
const FILES = ['package.json', 'ssot.config.ts', 'prisma.config.ts', '.env.example', '.gitignore', 'README.md']
/** Files beyond that are data. */
const MAX_BYTES = 1_000_000

/** Whether a merge is left unfinished: ours or Git's. */
export function checkMerges({ out }: Examined): Finding[] {
  const name = 'merges'
  const waiting = filesBelow(out, CONFLICTS).map((path) => path.slice(CONFLICTS.length + 1))
  const marked = [...FILES, ...FOLDERS.flatMap((folder) => filesBelow(out, folder))].filter((path) => hasMarkers(join(out, path)))
  const findings: Finding[] = [
    ...waiting.map((path): Finding => ({ name, state: 'broken', says: `${path} was edited, and could not be merged with what is generated.`, fix: `Run \`ssot generate --resolve ours ${path}\`, or with \`theirs\` or \`markers\`.` })),
    ...marked.map((path): Finding => ({ name, state: 'broken', says: `${path} has the markers of a merge.`, fix: 'Decide between the parts, and remove the markers.' })),
  ]
  return findings.length > 0 ? findings : [{ name, state: 'ok', says: 'Nothing is left to merge.' }]
}

function hasMarkers(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat?.isFile() === true && stat.size <= MAX_BYTES && MARKERS.test(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'))
}

/** Files below a folder, relative to the root. No link is followed, and the Prisma client is not looked into. */
function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder)) || !lstatSync(join(root, folder)).isDirectory()) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return entry.name === 'node_modules' || path === 'src/gen/prisma' ? [] : filesBelow(root, path)
      return entry.isFile() ? [path] : []
    })
    .sort(byCodeUnit)
}
