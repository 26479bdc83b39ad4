import { parseAnnotationLine } from './annotation-syntax.js'
import type { Enum, Field, Model, Schema } from './ir.js'

/**
 * A doc comment without some of its annotations.
 *
 * @param doc the comment's lines
 * @param names the annotations to leave out, without `@`; text behind them stays
 * @returns undefined when nothing is left
 */
export function docWithout(doc: string | undefined, names: { has(name: string): boolean }): string | undefined {
  if (doc?.includes('@') !== true) return doc
  const lines: string[] = []
  for (const line of doc.split('\n')) {
    const { annotations, rest } = parseAnnotationLine(line)
    if (!annotations.some((a) => names.has(a.name))) lines.push(line)
    else {
      const kept = annotations.filter((a) => !names.has(a.name)).map((a) => line.slice(a.start, a.end))
      const left = [...kept, rest.trim()].filter((part) => part !== '').join(' ')
      if (left !== '') lines.push(left)
    }
  }
  return tidy(lines)
}

/** Lines as one comment: no blanks at their ends, no empty lines at its ends; undefined when nothing is left. */
export function tidy(lines: readonly string[]): string | undefined {
  const text = lines.map((line) => line.trimEnd())
  const first = text.findIndex((line) => line !== '')
  if (first < 0) return undefined
  return text.slice(first, text.findLastIndex((line) => line !== '') + 1).join('\n')
}

/**
 * The schema with the annotations of those names taken out of all doc comments, for when it is known that they are
 * meant for us. Call it before nodes are compared by identity: what changes is copied.
 *
 * @param names annotations without `@`; core's own are out already
 */
export function withoutAnnotationDocs(schema: Schema, names: { has(name: string): boolean }): Schema {
  const strip = <T extends Model | Field | Enum>(node: T): T => {
    const doc = docWithout(node.doc, names)
    if (doc === node.doc) return node
    const { doc: _, ...rest } = node
    // Only `doc` changes, and it is optional in every node.
    return (doc === undefined ? rest : { ...rest, doc }) as T
  }
  return {
    ...schema,
    models: schema.models.map((model) => ({ ...strip(model), fields: model.fields.map(strip) })),
    enums: schema.enums.map(strip),
  }
}
