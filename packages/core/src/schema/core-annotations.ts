import type { Annotation } from './annotation.js'
import type { Enum, EnumValue, Field, Model } from './ir.js'

/** Where an annotation may stand. */
export type AnnotationPlace = 'model' | 'field'

/** Where one of core's may stand. */
export type CorePlace = AnnotationPlace | 'enum' | 'enum value'

/** What `@expose` can name. */
export const EXPOSABLE = [
  'list', 'get', 'create', 'update', 'delete', 'count', 'createMany', 'updateMany', 'deleteMany', 'upsert', 'restore', 'purge',
] as const

/** One thing a model's API can do, as `@expose` names it. */
export type ExposableOperation = (typeof EXPOSABLE)[number]

type CoreAnnotation = {
  readonly on: readonly CorePlace[]
  /** May stand on one node more than once. */
  readonly repeatable?: boolean
  /** What is wrong with its arguments, as the end of "@name takes …". */
  readonly fault: (annotation: Annotation, place: CorePlace | 'relation') => string | undefined
}

const nothing = (a: Annotation) => {
  // It would do the opposite of what stands there.
  if (a.prose?.trim() === 'false') return 'no arguments, and "false" does not switch it off'
  return a.args.length === 0 && !hasNamed(a) ? undefined : 'no arguments'
}

const oneOptionalText = (what: string) => (a: Annotation) =>
  a.args.length <= 1 && !hasNamed(a) && a.args.every(isText) ? undefined : `at most one argument: ${what}`

const SEGMENT = /^[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*$/
const ROLE = /^[\w-]+\.[\w-]+$/

/** What core itself gives a meaning to, by name without `@`. */
export const CORE_ANNOTATIONS: ReadonlyMap<string, CoreAnnotation> = new Map<string, CoreAnnotation>([
  ['hidden', { on: ['model', 'field'], fault: nothing }],
  ['readonly', { on: ['field'], fault: nothing }],
  ['writeonly', { on: ['field'], fault: nothing }],
  ['deprecated', { on: ['model', 'field', 'enum', 'enum value'], fault: oneOptionalText('the reason, in quotes') }],
  ['expose', { on: ['model', 'field'], fault: (annotation, place) => (place === 'model' ? exposeFault(annotation) : showFault(annotation)) }],
  ['path', { on: ['model'], fault: pathFault }],
  ['softDelete', { on: ['model', 'field'], fault: oneOptionalText('the name of the field') }],
  ['version', { on: ['model', 'field'], fault: oneOptionalText('the name of the field') }],
  ['access', { on: ['model', 'field'], repeatable: true, fault: accessFault }],
  ['role', { on: ['model'], repeatable: true, fault: roleFault }],
])

/** Those of which the bare name is a tag of other tools, or means nothing, and whose absence lets nobody see or do what they must not. */
const TAGS: ReadonlySet<string> = new Set(['expose', 'path', 'role', 'version'])

/**
 * Whether one of core's is written as a tag, such as `@version 1.2`, and is documentation therefore. Never one that hides
 * or guards something: whoever writes `@access private` relies on it, and so does `@expose list, get`.
 */
export function isTag({ name, prose }: Omit<Annotation, 'span'>): boolean {
  if (prose === undefined || !TAGS.has(name)) return false
  const known: readonly string[] = EXPOSABLE
  return name !== 'expose' || !known.includes(/\w+/.exec(prose)?.[0] ?? '')
}

/** The annotation with the text behind it as its reason, if it is a `@deprecated` in the form of JSDoc. */
export function withReason(annotation: Annotation): Annotation {
  if (annotation.name !== 'deprecated' || annotation.prose === undefined) return annotation
  const reason = annotation.prose.replace(/^\s*[:,;.!?]?\s*(?:[-–—]\s+)?/, '')
  return reason === '' ? annotation : { ...annotation, args: [reason] }
}

/**
 * The operations `@expose` names, in the order of `EXPOSABLE`.
 *
 * @returns undefined where the model has no `@expose`
 */
export function exposedOperations(model: Model): readonly ExposableOperation[] | undefined {
  const found = annotationOf(model, 'expose')
  return found && EXPOSABLE.filter((operation) => found.args.includes(operation))
}

/** The path segment of `@path("...")`, or undefined. */
export function pathOf(model: Model): string | undefined {
  const found = annotationOf(model, 'path')
  return found && pathIn(found)
}

/** The roles of `@role(plugin.role)`, in the order of the source. */
export function rolesOf(model: Model): readonly string[] {
  return model.annotations.filter((a) => a.name === 'role').flatMap((a) => roleIn(a) ?? [])
}

/** What `@deprecated` says; undefined where the node has none. */
export function deprecationOf(node: Model | Field | Enum | EnumValue): { readonly reason?: string } | undefined {
  const found = annotationOf(node, 'deprecated')
  const [reason] = found?.args ?? []
  return found && (isText(reason) ? { reason } : {})
}

/** The first annotation of that name on the node. */
export function annotationOf(node: Model | Field | Enum | EnumValue, name: string): Annotation | undefined {
  return node.annotations?.find((a) => a.name === name)
}

function exposeFault(annotation: Annotation): string | undefined {
  const known: readonly unknown[] = EXPOSABLE
  const fits = annotation.args.length > 0 && !hasNamed(annotation) && annotation.args.every((arg) => known.includes(arg))
  return fits ? undefined : `one or more of ${EXPOSABLE.join(', ')}`
}

/** On a field it says that all who may read the record may see it. What is written as on a model must not show a secret. */
function showFault(annotation: Annotation): string | undefined {
  return nothing(annotation) ?? (annotation.prose === undefined ? undefined : 'no arguments on a field')
}

function accessFault(annotation: Annotation): string | undefined {
  return annotation.args.length > 0 || hasNamed(annotation) ? undefined : 'a rule, such as @access(public)'
}

function pathFault(annotation: Annotation): string | undefined {
  return pathIn(annotation) === undefined ? 'one path segment, such as "blog-posts"' : undefined
}

function roleFault(annotation: Annotation): string | undefined {
  return roleIn(annotation) === undefined ? 'one role, such as auth.user' : undefined
}

function pathIn(annotation: Annotation): string | undefined {
  const [path] = annotation.args
  return annotation.args.length === 1 && !hasNamed(annotation) && isText(path) && SEGMENT.test(path) ? path : undefined
}

function roleIn(annotation: Annotation): string | undefined {
  const [role] = annotation.args
  return annotation.args.length === 1 && !hasNamed(annotation) && isText(role) && ROLE.test(role) ? role : undefined
}

function hasNamed(annotation: Annotation): boolean {
  return Object.keys(annotation.named).length > 0
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
