import type { GeneratedFile } from '@ssot-codegen/core'
import { linesOf } from '../../render/lines.js'
import type { FileAnswer } from './answer.js'
import type { Run } from './run.js'
import { nodeRow, placeOf } from './schema-nodes.js'

/** What a file is made from; with a line that the schema has a part in, that part. */
export function madeFrom(file: GeneratedFile, { observed, nodes, session }: Run, line: number | undefined): FileAnswer['from'] {
  const spans = line === undefined ? [] : originsAt(file, line)
  const reads = spans.length > 0 ? spans : observed.reads.get(file.path)
  if (reads === undefined) return file.source === 'the schema' ? 'schema' : 'nothing'
  if (typeof reads === 'string') return reads
  const named = new Set(reads.flatMap((one) => nodes.get(placeOf('span' in one ? one.span : one)) ?? []))
  return [...named].map((node) => nodeRow(node, session.sources))
}

/** The innermost parts of the schema that a line is made from. */
function originsAt(file: GeneratedFile, line: number) {
  const { texts, starts } = linesOf(file)
  const text = texts[line - 1] ?? ''
  const start = (starts[line - 1] ?? 0) + (text.length - text.trimStart().length)
  const end = start + text.trim().length
  const there = file.origins.filter((origin) => origin.start < end && origin.end > start)
  const holds = (outer: (typeof there)[number], inner: (typeof there)[number]) => outer !== inner && outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start
  return there.filter((origin) => !there.some((other) => holds(origin, other))).map(({ span }) => span)
}
