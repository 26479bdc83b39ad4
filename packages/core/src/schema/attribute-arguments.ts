import { wordOf, type AttributeSource } from './outline.js'
import { stringValue, type Token } from './tokenize.js'

/**
 * The value of a named argument, as tokens.
 *
 * @param text the file the attribute is in
 * @returns undefined where the attribute has no argument of that name
 */
export function argumentNamed({ args }: AttributeSource, name: string, text: string): readonly Token[] | undefined {
  let depth = 0
  let from: number | undefined
  for (const [i, { kind }] of args.entries()) {
    if (kind === '(' || kind === '[' || kind === '{') depth++
    else if (kind === ')' || kind === ']' || kind === '}') depth--
    else if (depth > 0) continue
    else if (kind === ',' && from !== undefined) return args.slice(from, i)
    else if (kind === ':' && from === undefined && i > 0 && wordOf(text, args[i - 1] as Token) === name) from = i + 1
  }
  return from === undefined ? undefined : args.slice(from)
}

/** The `map: "..."` of an attribute: what the database calls the thing. */
export function mapOf(attribute: AttributeSource | undefined, text: string): string | undefined {
  // Few have more than their first argument.
  if (!attribute || attribute.args.length < 3) return undefined
  const [value] = argumentNamed(attribute, 'map', text) ?? []
  return value?.kind === 'string' ? stringValue(wordOf(text, value)) : undefined
}

/** The names in the first list of an attribute's arguments; what stands in parentheses behind a name is no name. */
export function fieldsIn({ args }: AttributeSource, text: string): string[] {
  const names: string[] = []
  let depth = 0
  for (const token of args) {
    if (token.kind === ']') break
    if (token.kind === '[' || token.kind === '(') depth++
    if (token.kind === ')') depth--
    if (depth === 1 && token.kind === 'word') names.push(wordOf(text, token))
  }
  return names
}
