import type { SourceFile, Span } from '@ssot-codegen/core'

/** Where a span begins: line and column count from 1, columns in UTF-16 units, as editors count them. */
export type Position = { readonly line: number; readonly column: number }

/** The line and column of a span, or undefined where its file is not at hand. */
export function positionOf(span: Span, sources: ReadonlyMap<string, SourceFile>): Position | undefined {
  const text = sources.get(span.file)?.text
  if (text === undefined) return undefined
  const before = text.slice(0, Math.max(0, span.start))
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1
  const line = (before.match(/\r\n|\r|\n/g)?.length ?? 0) + 1
  return { line, column: before.length - lineStart + 1 }
}
