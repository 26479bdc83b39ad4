import type { SourceFile } from './ir.js'
import { outlineOf, type Block, type Outline, type Range } from './outline.js'
import { featuresUsed } from './preview-features.js'
import { CONNECTION_PROPERTIES } from './set-aside.js'

/**
 * The user's files as the schema of a Prisma 7 project of its own: connection settings leave the datasource, and one
 * generator takes the place of all others, in the file that holds the datasource. Everything else stays byte for
 * byte, but for a byte order mark, which Prisma does not take.
 *
 * @param files what `parseSchema` took without an error
 * @param clientOutput the folder of the generated client, relative to the file with the datasource, with `/`
 * @returns the files in the same order under the same paths; for a fixed point, its own result is one
 */
export function prismaSevenForm(files: readonly SourceFile[], { clientOutput }: { readonly clientOutput: string }): SourceFile[] {
  const outlines = files.map((file) => outlineOf(file.text.replace(/^\uFEFF/, '')))
  const features = featuresUsed(outlines)
  const home = Math.max(0, outlines.findIndex((o) => o.blocks.some((b) => b.keyword === 'datasource')))
  return outlines.map((outline, i) => ({
    path: files[i]?.path ?? '',
    text: rewrite(outline, i === home ? generatorBlock(clientOutput, features) : undefined),
  }))
}

function generatorBlock(output: string, features: readonly string[]): string {
  const settings: (readonly [string, string])[] = [
    ['provider', '"prisma-client"'],
    ['output', JSON.stringify(output)],
    ['runtime', '"nodejs"'],
    ['moduleFormat', '"esm"'],
    ['importFileExtension', '"js"'],
  ]
  if (features.length > 0) settings.push(['previewFeatures', JSON.stringify(features).replaceAll(',', ', ')])
  const width = Math.max(...settings.map(([name]) => name.length))
  return ['generator client {', ...settings.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`), '}'].join('\n')
}

function rewrite({ text, blocks }: Outline, generator: string | undefined): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const edits: (Range & { readonly by: string })[] = []
  let own = generator?.replaceAll('\n', newline)
  for (const block of blocks) {
    if (block.keyword === 'generator') {
      const range = withDocs(block)
      if (own === undefined) edits.push({ ...wholeLines(text, range, 'and the blank lines behind'), by: '' })
      else edits.push({ ...range, by: own })
      own = undefined
    } else if (block.keyword === 'datasource') {
      for (const member of block.members) {
        if (CONNECTION_PROPERTIES.has(member.name)) edits.push({ ...wholeLines(text, member), by: '' })
      }
    }
  }
  if (own !== undefined) {
    const start = blocks.find((b) => b.keyword === 'datasource')?.end ?? text.length
    edits.push({ start, end: start, by: newline + newline + own })
  }
  let result = ''
  let from = 0
  for (const { start, end, by } of edits.sort((a, b) => a.start - b.start)) {
    result += text.slice(from, start) + by
    from = Math.max(from, end)
  }
  result += text.slice(from)
  // The blank line that was before a generator at the end.
  return edits.at(-1)?.by === '' && from === text.length ? result.trimEnd() + newline : result
}

// Its comment would become the next block's.
function withDocs(block: Block): Range {
  const doc = block.docs[0]
  return { start: doc ? doc.start - 3 : block.start, end: block.end }
}

/** The range with the rest of its lines, as far as there is nothing else on them. */
function wholeLines(text: string, range: Range, more?: 'and the blank lines behind'): Range {
  const before = /[ \t]*$/.exec(text.slice(text.lastIndexOf('\n', range.start - 1) + 1, range.start))?.[0] ?? ''
  const start = range.start - before.length
  if (start > 0 && text[start - 1] !== '\n') return range
  const behind = more ? /^[ \t]*(?:\r?\n[ \t]*)*(?:\r?\n|$)/ : /^[ \t]*(?:\/\/[^\r\n]*)?(?:\r?\n|$)/
  const rest = behind.exec(text.slice(range.end))?.[0]
  return rest === undefined ? range : { start, end: range.end + rest.length }
}
