import { SourceMap } from 'node:module'
import type { SourceFile, Span } from '@ssot-codegen/core'
import { sourceMapOf } from './compile-cached.js'
import type { Place } from './stack-frames.js'

/**
 * Where a place is in the file as it is written: what runs of a compiled file are other lines.
 *
 * @param texts of the files that were compiled, by absolute path
 */
export async function originOf(place: Place, texts: ReadonlyMap<string, string>): Promise<Place | undefined> {
  const text = texts.get(place.file)
  if (text === undefined) return place
  const map = await sourceMapOf(place.file, text)
  const entry = map && new SourceMap({ ...map, version: 3, file: place.file, sourceRoot: '' } as ConstructorParameters<typeof SourceMap>[0])
  const origin = entry?.findEntry(place.line, place.column)
  return origin && 'originalLine' in origin ? { file: place.file, line: origin.originalLine, column: origin.originalColumn } : undefined
}

/** A place as a span of its file. */
export function spanOfPlace({ path, text }: SourceFile, { line, column }: Omit<Place, 'file'>): Span {
  const before = text.split('\n').slice(0, line)
  const start = before.reduce((sum, l) => sum + l.length + 1, 0) + column
  return { file: path, start, end: start + 1 }
}
