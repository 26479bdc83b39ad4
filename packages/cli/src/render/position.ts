import type { SourceFile, Span } from '@ssot-codegen/core'
import { linesOf } from './lines.js'

/** Where a span begins: line and column count from 1, columns in UTF-16 units, as editors count them. */
export type Position = { readonly line: number; readonly column: number }

/** The line and column of a span, or undefined where its file is not at hand. */
export function positionOf(span: Span, sources: ReadonlyMap<string, SourceFile>): Position | undefined {
  const file = sources.get(span.file)
  if (!file) return undefined
  const { starts } = linesOf(file)
  const at = Math.min(Math.max(0, span.start), file.text.length)
  const line = starts.findLastIndex((start) => start <= at) + 1
  return { line, column: at - (starts[line - 1] ?? 0) + 1 }
}
