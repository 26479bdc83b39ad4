import { Node, VariableDeclarationKind, type ArrayLiteralExpression, type ObjectLiteralExpression, type SourceFile } from 'ts-morph'
import { importedName, importInsertion, isTaken, type NamedImport } from '../../source-edit/imports.js'
import { withInsertions } from '../../source-edit/insertion.js'
import { memberInsertions, nameOf } from '../../source-edit/members.js'
import { isBroken, parse, withoutMark } from '../../source-edit/parse.js'

/** The config with the plugin, or why it is as it was. */
export type RegisteredPlugin = { readonly kind: 'registered'; readonly text: string } | { readonly kind: 'by-hand'; readonly why: string }

/**
 * Puts a plugin into the text of a config: an import behind the others, a call behind the others of `plugins`, in the way the file is
 * written. Nothing else of it changes. Where it is not sure what would come of it, the file stays as it is.
 *
 * @param plugin what is imported and called
 * @param implied plugins that run only where the config has no list, to be listed with it so that they run on
 */
export function registerPlugin(text: string, plugin: NamedImport, implied: readonly NamedImport[]): RegisteredPlugin {
  return withoutMark(text, (unmarked) => register(unmarked, plugin, implied))
}

function register(text: string, plugin: NamedImport, implied: readonly NamedImport[]): RegisteredPlugin {
  const file = parse(text)
  const place = placeIn(file)
  if (typeof place === 'string') return byHand(place)
  const added = place.list ? [plugin] : [...implied, plugin]
  const calls: string[] = []
  let changed = text
  for (const one of added) {
    const now = parse(changed)
    const known = importedName(now, one)
    const local = known ?? one.local ?? one.name
    if (known === undefined && isTaken(now, local)) return byHand(`"${local}" is something else in it`)
    if (known === undefined) changed = withInsertions(changed, [importInsertion(now, one)])
    calls.push(`${local}()`)
  }
  const after = placeIn(parse(changed))
  if (typeof after === 'string') return byHand(after)
  const [last = ''] = calls.slice(-1)
  changed = withInsertions(changed, after.list ? memberInsertions(after.list, last) : memberInsertions(after.config, `plugins: [${calls.join(', ')}]`))
  return holds(changed, plugin) ? { kind: 'registered', text: changed } : byHand('there is no place for it that is sure to be right')
}

/** Where plugins are listed: the list, or the config that has none yet. */
type Place = { readonly config: ObjectLiteralExpression; readonly list: ArrayLiteralExpression | undefined }

/** Where plugins are listed, or why there is no place to list one. */
function placeIn(file: SourceFile): Place | string {
  if (isBroken(file)) return 'it does not parse'
  const config = configIn(file)
  if (!config) return 'the config is not written out in it'
  const names = config.getProperties().map(nameOf)
  const property = config.getProperties()[names.indexOf('plugins')]
  if (!property) return names.includes(undefined) ? 'part of the config is spread or computed' : { config, list: undefined }
  // The library makes its nodes itself: its types say no more than that.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  const list = Node.isPropertyAssignment(property) ? valueOf(property.getInitializer(), file) : undefined
  return Node.isArrayLiteralExpression(list) ? { config, list } : 'its plugins are not a list that is written out there'
}

/** What the module exports by default, or gives to `defineConfig` for it. */
function configIn(file: SourceFile): ObjectLiteralExpression | undefined {
  const exported = file.getExportAssignment((one) => !one.isExportEquals())
  const value = valueOf(exported?.getExpression(), file)
  const given = Node.isCallExpression(value) && value.getArguments().length === 1 ? valueOf(value.getArguments()[0], file) : value
  return Node.isObjectLiteralExpression(given) ? given : undefined
}

/** An expression without what only its type is about; for a constant of the file, what that is. */
function valueOf(node: Node | undefined, file: SourceFile): Node | undefined {
  if (Node.isAsExpression(node) || Node.isSatisfiesExpression(node) || Node.isParenthesizedExpression(node)) return valueOf(node.getExpression(), file)
  if (!Node.isIdentifier(node)) return node
  const declared = file.getVariableDeclaration(node.getText())
  const value = declared?.getVariableStatement()?.getDeclarationKind() === VariableDeclarationKind.Const ? declared.getInitializer() : undefined
  return Node.isIdentifier(value) ? undefined : valueOf(value, file)
}

/** Whether the text lists the plugin, imported and called. */
function holds(text: string, plugin: NamedImport): boolean {
  const file = parse(text)
  const place = placeIn(file)
  const local = importedName(file, plugin)
  return typeof place !== 'string' && local !== undefined && place.list?.getElements().some((element) => element.getText() === `${local}()`) === true
}

function byHand(why: string): RegisteredPlugin {
  return { kind: 'by-hand', why }
}
