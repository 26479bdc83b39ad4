import { fileURLToPath } from 'node:url'

/** A place in a file, which is named by its absolute path; line and column count from 0. */
export type Place = { readonly file: string; readonly line: number; readonly column: number }

const FRAME = /^ +at (?:.*? \()?(?:async )?((?:file:\/\/|\/|[A-Za-z]:\\).*?):(\d+):(\d+)\)?$/gm

/** The files that a stack goes through, the innermost first. */
export function framesOf(stack = ''): Place[] {
  return [...stack.matchAll(FRAME)].flatMap(([, at = '', line, column]) => {
    const file = pathOf(at)
    return file === undefined ? [] : [{ file, line: Number(line) - 1, column: Number(column) - 1 }]
  })
}

function pathOf(at: string): string | undefined {
  if (!at.startsWith('file://')) return at
  try {
    return fileURLToPath(at)
  } catch {
    return undefined
  }
}
