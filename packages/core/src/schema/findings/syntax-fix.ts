import { nearest } from '../nearest.js'
import type { Place } from './place.js'

const KEYWORDS = ['model', 'enum', 'view', 'datasource', 'generator', 'type']

/** What is wrong with a list of another language. */
export function syntaxFact(said: string): string | undefined {
  return said.startsWith('To specify a list') ? 'A list has its brackets behind the type.' : undefined
}

/** What is probably wrong with a line that is not Prisma. */
export function syntaxFix({ input: said }: RegExpExecArray, { line, block, above }: Place): string | undefined {
  const code = line.replace(/\/\/.*$/, '').trim()
  if (/^\w+\s+_/.test(code) || code.startsWith('_')) {
    return 'Let the name begin with a letter; @map, or @@map, keeps the one in the database.'
  }
  const head = /^(\w+)\s+\w+\s*\{/.exec(code)?.[1]
  if (head !== undefined && KEYWORDS.includes(head)) {
    if (!said.includes('not a valid field')) return 'Put each field, and the closing brace, on a line of its own.'
    // Prisma does not see a brace that something stands in front of.
    const open = block && !code.startsWith(`${block.keyword} ${block.name}`) ? block : above
    return open && `Close ${open.keyword} "${open.name}" with a "}" on a line of its own, above this one.`
  }
  if (head !== undefined) {
    const near = nearest(head, KEYWORDS, 2)
    return near && `Did you mean "${near}"?`
  }
  if (code === '}') return 'Take the brace away: it closes nothing.'
  if (/[;,]$/.test(code)) return `Take the "${code.slice(-1)}" at the end of the line away.`
  if (code.includes("'")) return 'Write text in double quotes.'
  if (/^\w+\s*:/.test(code)) return 'Take the ":" behind the name away.'
  if (/^@\w/.test(code)) return 'Put the attribute behind the type, on the line of its field.'
  if (/\w\s+@@\w/.test(code)) return 'Put what begins with @@ on a line of its own; on a field it has one @.'
  if (opened(code)) return 'Close the parenthesis, on the same line.'
  if (said.startsWith('Trailing commas')) return 'Take the comma away.'
  if (said.includes('no longer required')) return 'Take the "!" away.'
  if (said.startsWith('To specify a list')) return 'Write the brackets behind the type.'
  if (said.startsWith('Optional lists')) return 'Take the "?" away: a list is empty where nothing is given.'
  if (/^[A-Za-z_]\w*$/.test(code) && block?.keyword !== 'enum') return 'Write the type behind the name.'
  return undefined
}

function opened(code: string): boolean {
  const count = (sign: string) => code.split(sign).length
  return count('(') > count(')') || count('[') > count(']')
}
