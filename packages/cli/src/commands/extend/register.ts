import { Node, SyntaxKind, type ObjectLiteralExpression, type SourceFile } from 'ts-morph'
import { importedName, importInsertion, isTaken } from '../../source-edit/imports.js'
import { withInsertions } from '../../source-edit/insertion.js'
import { memberInsertions, nameOf } from '../../source-edit/members.js'
import { isBroken, parse, withoutMark } from '../../source-edit/parse.js'

/** An extension, as the index of extensions names it. */
export type Registration = {
  /** What it is registered as: a name of `defineExtensions`. */
  readonly name: string
  /** The constant that its file exports. */
  readonly binding: string
  /** Where it is imported from, such as `./post.js`. */
  readonly from: string
}

/** The index with the extension, or why it is as it was. */
export type Registered =
  | { readonly kind: 'registered'; readonly text: string }
  | { readonly kind: 'present' }
  | { readonly kind: 'by-hand'; readonly why: string }

/**
 * Registers an extension in the text of `src/extensions/index.ts`: an import behind the others, a property behind the others,
 * in the way the file is written. Nothing else of it changes. Where it is not sure what would come of it, the file stays as it is.
 */
export function registerExtension(text: string, registration: Registration): Registered {
  return withoutMark(text, (unmarked) => register(unmarked, registration))
}

function register(text: string, registration: Registration): Registered {
  const { name, binding, from } = registration
  const file = parse(text)
  const object = registry(file)
  if (typeof object === 'string') return byHand(object)
  const names = object.getProperties().map(nameOf)
  if (names.includes(name)) return { kind: 'present' }
  if (names.includes(undefined)) return byHand('what it gives to defineExtensions is spread or computed')
  const known = importedName(file, { name: binding, from })
  if (known === undefined && isTaken(file, binding)) return byHand(`"${binding}" is something else in it`)
  const local = known ?? binding
  const insertions = [
    ...(known === undefined ? [importInsertion(file, { name: binding, from })] : []),
    ...memberInsertions(object, name === local ? name : `${name}: ${local}`),
  ]
  const changed = withInsertions(text, insertions)
  return holds(changed, registration) ? { kind: 'registered', text: changed } : byHand('there is no place for it that is sure to be right')
}

/** The object that the extensions are registered in, or why there is none to add to. */
function registry(file: SourceFile): ObjectLiteralExpression | string {
  if (isBroken(file)) return 'it does not parse'
  const calls = file.getDescendantsOfKind(SyntaxKind.CallExpression).filter((call) => call.getExpression().getText() === 'defineExtensions')
  const [call] = calls
  if (!call || calls.length > 1) return `it calls defineExtensions ${call ? 'more than once' : 'nowhere'}`
  const args = call.getArguments()
  const [first] = args
  return args.length === 1 && Node.isObjectLiteralExpression(first) ? first : 'what it gives to defineExtensions is not written out there'
}

/** Whether the text has the extension, imported and registered. */
function holds(text: string, { name, binding, from }: Registration): boolean {
  const file = parse(text)
  const object = registry(file)
  return typeof object !== 'string' && object.getProperties().map(nameOf).includes(name) && importedName(file, { name: binding, from }) !== undefined
}

function byHand(why: string): Registered {
  return { kind: 'by-hand', why }
}
