import type { Annotation, AnnotationValue, Schema, SourceFile, Span } from '@ssot-codegen/core'
import { linesOf } from '../../render/lines.js'
import { positionOf } from '../../render/position.js'

/** A part of the schema, as `why` names it. */
export type NodeRow = {
  readonly kind: 'model' | 'view' | 'field' | 'enum'
  /** `Post`, or `Post.title`. */
  readonly name: string
  readonly file: string
  readonly line: number
  readonly column: number
  /** Its first line, as the schema has it. */
  readonly text: string
  /** What is said of it, in the schema or in the config. */
  readonly annotations: readonly { readonly text: string; readonly by: 'schema' | 'config' }[]
}

/** A part of the schema that has a name. */
export type NamedNode = Pick<NodeRow, 'kind' | 'name'> & { readonly span: Span; readonly annotations: readonly Annotation[] }

/** Every part of the schema that something can be made from, by its place. */
export function nodesByPlace({ models, enums }: Schema): ReadonlyMap<string, NamedNode> {
  const all: NamedNode[] = [
    ...models.flatMap((model) => [model, ...model.fields.map((field) => ({ ...field, kind: 'field' as const, name: `${model.name}.${field.name}` }))]),
    ...enums.map((item) => ({ ...item, kind: 'enum' as const })),
  ]
  return new Map(all.map((node) => [placeOf(node.span), node]))
}

/** A place in the schema as the key of a map. */
export function placeOf({ file, start, end }: Span): string {
  return `${start} ${end} ${file}`
}

/** A part of the schema as a row. */
export function nodeRow({ kind, name, span, annotations }: NamedNode, sources: ReadonlyMap<string, SourceFile>): NodeRow {
  const { line, column } = positionOf(span, sources) ?? { line: 1, column: 1 }
  const file = sources.get(span.file)
  return {
    kind,
    name,
    file: span.file,
    line,
    column,
    text: (file ? (linesOf(file).texts[line - 1] ?? '') : '').trim(),
    // One that the config gives has no place of its own.
    annotations: annotations.map((annotation) => ({ text: annotationText(annotation), by: placeOf(annotation.span) === placeOf(span) ? 'config' : 'schema' })),
  }
}

function annotationText({ name, args, named }: Annotation): string {
  const given = [...args.map(valueText), ...Object.entries(named).map(([key, value]) => `${key}: ${valueText(value)}`)]
  return given.length > 0 ? `@${name}(${given.join(', ')})` : `@${name}`
}

function valueText(value: AnnotationValue): string {
  return typeof value === 'object' ? `/${value.regex}/${value.flags}` : JSON.stringify(value)
}
