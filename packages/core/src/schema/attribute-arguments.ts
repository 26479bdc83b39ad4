import { wordOf, type AttributeSource } from './outline.js'
import { stringValue, type Token } from './tokenize.js'

/**
 * The value of a named argument, as tokens.
 *
 * @param text the file the attribute is in
 * @returns undefined where the attribute has no argument of that name
 */
export function argumentNamed(attribute: AttributeSource, name: string, text: string): readonly Token[] | undefined {
  // Most attributes have one argument, without a name.
  if (attribute.args.length < 3) return undefined
  return argumentsOf(attribute, text).find((argument) => argument.name === name)?.value
}

/** The `map: "..."` of an attribute: what the database calls the thing. */
export function mapOf(attribute: AttributeSource | undefined, text: string): string | undefined {
  const [value] = (attribute && argumentNamed(attribute, 'map', text)) ?? []
  return value?.kind === 'string' ? stringValue(wordOf(text, value)) : undefined
}

/** The fields a key or an index is about: `[a, b(sort: Desc)]`, or `a` alone; the first argument, unless named. */
export function fieldsIn(attribute: AttributeSource, text: string): string[] {
  const all = argumentsOf(attribute, text)
  const { value = [] } = all.find(({ name }) => name === 'fields') ?? all.find(({ name }) => name === undefined) ?? {}
  const names: string[] = []
  let depth = value[0]?.kind === '[' ? -1 : 0
  for (const token of value) {
    if (token.kind === '[' || token.kind === '(') depth++
    else if (token.kind === ']' || token.kind === ')') depth--
    else if (token.kind === 'word' && depth === 0) names.push(wordOf(text, token))
  }
  return names
}

type Argument = { readonly name: string | undefined; readonly value: readonly Token[] }

function argumentsOf({ args }: AttributeSource, text: string): Argument[] {
  const found: Argument[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at <= args.length; at++) {
    const kind = args[at]?.kind
    if (kind === '(' || kind === '[' || kind === '{') depth++
    else if (kind === ')' || kind === ']' || kind === '}') depth--
    else if (kind === undefined || (kind === ',' && depth === 0)) {
      const first = args[start]
      const isNamed = first?.kind === 'word' && args[start + 1]?.kind === ':'
      const name = isNamed ? wordOf(text, first) : undefined
      if (first) found.push({ name, value: args.slice(isNamed ? start + 2 : start, at) })
      start = at + 1
    }
  }
  return found
}
