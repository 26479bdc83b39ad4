import { refusalOf, type SchemaFile } from './prisma.js'

/** A line of a schema, with the file it is in. */
type Line = { readonly path: string; readonly text: string }

/**
 * The schema with as many lines left out as can be while Prisma accepts it and `fails` still holds. It is for checks that
 * take too long, or too many schemas at once, to be shrunk in the drawing.
 *
 * @param attempts how often `fails` may be asked
 */
export function reduced(files: readonly SchemaFile[], fails: (files: readonly SchemaFile[]) => boolean, attempts: number): readonly SchemaFile[] {
  let lines = files.flatMap(({ path, text }) => text.split(/(?<=\n)/).map((line): Line => ({ path, text: line })))
  let left = attempts
  const filesOf = (list: readonly Line[]) => files.map(({ path }) => ({ path, text: list.filter((line) => line.path === path).map(({ text }) => text).join('') }))
  const takeAway = (gone: ReadonlySet<Line>): boolean => {
    const rest = lines.filter((line) => !gone.has(line))
    if (left === 0 || rest.length === lines.length || refusalOf(filesOf(rest)) !== undefined) return false
    left--
    if (!fails(filesOf(rest))) return false
    lines = rest
    return true
  }
  // The two sides of a relation go together, then whole blocks, then single lines.
  for (const name of relationsIn(lines)) takeAway(new Set(lines.filter(({ text }) => relationOf(text) === name)))
  for (const block of blocksIn(lines)) takeAway(new Set(block))
  for (let size = 8; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < lines.length; ) if (!takeAway(new Set(lines.slice(at, at + size)))) at += size
  }
  return filesOf(lines)
}

function relationsIn(lines: readonly Line[]): Set<string> {
  return new Set(lines.flatMap(({ text }) => relationOf(text) ?? []))
}

function relationOf(line: string): string | undefined {
  return /@relation\(("(?:[^"\\]|\\.)*")/.exec(line)?.[1]
}

function blocksIn(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [[]]
  for (const line of lines) {
    blocks.at(-1)?.push(line)
    if (/^\}\r?\n/.test(line.text)) blocks.push([])
  }
  return blocks
}
