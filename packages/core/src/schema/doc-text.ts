import type { Annotation } from './annotation.js'
import { parseAnnotationLine } from './annotation-syntax.js'
import { isIntrospectionNote } from './introspection-note.js'
import type { Enum, Field, Model, Schema } from './ir.js'

/**
 * A doc comment without some of its annotations, and without the notes of introspection.
 *
 * @param doc the comment's lines
 * @param isOurs whether to leave an annotation out; text behind it stays
 * @returns undefined when nothing is left
 */
export function docWithout(doc: string | undefined, isOurs: (annotation: Omit<Annotation, 'span'>) => boolean): string | undefined {
  if (doc === undefined || !(doc.includes('@') || isIntrospectionNote(doc))) return doc
  const lines: string[] = []
  for (const line of doc.split('\n').filter((text) => !isIntrospectionNote(text))) {
    const { annotations, rest } = parseAnnotationLine(line)
    if (!annotations.some(isOurs)) lines.push(line)
    else {
      const kept = annotations.filter((a) => !isOurs(a)).map((a) => line.slice(a.start, a.end))
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
 * The schema with some annotations taken out of all doc comments, for when it is known that they are
 * meant for us. Call it before nodes are compared by identity: what changes is copied.
 *
 * @param isOurs whether to leave out an annotation of a node of that kind; core's own are out already
 */
export function withoutAnnotationDocs(
  schema: Schema,
  isOurs: (annotation: Omit<Annotation, 'span'>, place: 'model' | 'field' | 'enum') => boolean,
): Schema {
  const strip = <T extends Model | Field | Enum>(node: T, place: 'model' | 'field' | 'enum'): T => {
    const doc = docWithout(node.doc, (annotation) => isOurs(annotation, place))
    if (doc === node.doc) return node
    const { doc: _, ...rest } = node
    // Only `doc` changes, and it is optional in every node.
    return (doc === undefined ? rest : { ...rest, doc }) as T
  }
  return {
    ...schema,
    models: schema.models.map((model) => ({ ...strip(model, 'model'), fields: model.fields.map((field) => strip(field, 'field')) })),
    enums: schema.enums.map((item) => strip(item, 'enum')),
  }
}
