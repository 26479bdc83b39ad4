import type { Report } from '../plugin/diagnostic.js'
import type { Annotation } from './annotation.js'
import { isMarked, parseAnnotationLine } from './annotation-syntax.js'
import { CORE_ANNOTATIONS, isTag, withReason, type CorePlace } from './core-annotations.js'
import type { catalogue } from './diagnostics.js'
import type { DocLine } from './doc-collector.js'
import { docWithout, tidy } from './doc-text.js'
import { mentionsIn } from './mentions.js'

/** What a doc comment belongs to. */
export type Place = CorePlace | 'relation'

/** What a doc comment says: documentation for people, annotations for us. */
export type ReadDocs = { readonly doc: string | undefined; readonly annotations: readonly Annotation[] }

/**
 * Reads the doc comment of a node, and checks core's own annotations in it.
 *
 * @param file the file the lines are in
 * @param place what the comment belongs to; an annotation of core's that cannot stand there is reported
 */
export function readDocs({ file, lines, place, report }: {
  file: string
  lines: readonly DocLine[]
  place: Place
  report: Report<typeof catalogue>
}): ReadDocs {
  const annotations: Annotation[] = []
  for (const line of lines) {
    const spanOf = (start: number, end: number) => ({ file, start: line.start + start, end: line.start + end })
    const parsed = parseAnnotationLine(line.text)
    for (const { start, end, ...written } of parsed.annotations) {
      const annotation = withReason({ ...written, span: spanOf(start, end) })
      if (isTag(annotation)) {
        report('annotation-prose', { name: annotation.name }, annotation)
        continue
      }
      const first = !annotations.some((a) => a.name === annotation.name)
      checkCoreAnnotation({ annotation, place, first, report })
      annotations.push(annotation)
    }
    const { fault } = parsed
    if (fault && CORE_ANNOTATIONS.has(fault.name)) {
      report('annotation-syntax', { name: fault.name, expected: fault.expected }, { span: spanOf(fault.start, fault.end) })
    }
    warnOfMentions(parsed.rest, line, { fault: fault?.name, file, report })
  }
  // Prisma takes the blanks off the beginning of each line.
  const doc = docWithout(tidy(lines.map((line) => line.text.trim())), isCoreAnnotation)
  return { doc, annotations }
}

/** Whether it is one of core's that has a meaning, and so is no part of the documentation. */
export function isCoreAnnotation(annotation: Omit<Annotation, 'span'>): boolean {
  return CORE_ANNOTATIONS.has(annotation.name) && !isTag(annotation)
}

/** Reports annotations of core's in comments that belong to nothing: somebody relies on them. */
export function reportStray(file: string, lines: readonly DocLine[], report: Report<typeof catalogue>): void {
  for (const line of lines) {
    const { annotations, fault } = parseAnnotationLine(line.text)
    for (const found of fault ? [...annotations, fault] : annotations) {
      const { name, start, end } = found
      if (!CORE_ANNOTATIONS.has(name)) continue
      const code = 'args' in found && isTag(found) ? 'annotation-prose' : 'annotation-stray'
      report(code, { name }, { span: { file, start: line.start + start, end: line.start + end } })
    }
  }
}

/** Checks place and arguments of an annotation, if it is one of core's. */
export function checkCoreAnnotation({ annotation, place, first, report }: {
  annotation: Annotation
  place: Place
  first: boolean
  report: Report<typeof catalogue>
}): void {
  const { name } = annotation
  const core = CORE_ANNOTATIONS.get(name)
  if (!core) return
  const columnOnly = COLUMN_ONLY.has(name)
  const fits = place === 'relation' ? core.on.includes('field') && !columnOnly : (core.on as readonly string[]).includes(place)
  if (!fits) {
    const on = columnOnly ? core.on.map((item) => (item === 'field' ? 'field that is a column' : item)) : core.on
    report('annotation-place', { name, place: PLACES[place], on }, annotation)
    return
  }
  if (isMarked(annotation) && name !== 'deprecated') {
    report('annotation-syntax', { name, expected: 'a blank or "(" behind its name' }, annotation)
    return
  }
  const takes = core.fault(annotation, place)
  if (takes !== undefined) report('annotation-arguments', { name, takes, prose: annotation.prose }, annotation)
  if (!first && core.repeatable !== true) report('annotation-repeated', { name }, annotation)
}

/** Those that mean nothing on a relation. */
const COLUMN_ONLY: ReadonlySet<string> = new Set(['writeonly', 'expose'])

const PLACES: { readonly [P in Place]: string } = {
  model: 'a model',
  field: 'a field',
  enum: 'an enum',
  'enum value': 'an enum value',
  relation: 'a relation field',
}

type Mentions = { fault: string | undefined; file: string; report: Report<typeof catalogue> }

// Somebody who writes "Never shown. @hidden" relies on it just as much.
function warnOfMentions(rest: string, line: DocLine, { fault, file, report }: Mentions): void {
  const offset = line.start + line.text.length - rest.length
  for (const { name, start, end } of mentionsIn(rest, fault)) {
    if (CORE_ANNOTATIONS.has(name)) report('annotation-in-text', { name }, { span: { file, start: offset + start, end: offset + end } })
  }
}
