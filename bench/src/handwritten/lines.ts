/** The longest line, as everywhere in this repository. */
const WIDTH = 120

/** A call with a list of names: in one line where it fits. */
export function call(head: string, names: readonly string[]): string {
  const items = names.map((name) => `'${name}'`)
  const line = `${head}([${items.join(', ')}]),`
  if (line.length <= WIDTH - 2) return line
  return [`${head}([`, ...items.map((item) => `    ${item},`), '  ]),'].join('\n')
}

/** An import of several names, sorted; none where there are none. */
export function importOf(names: readonly string[], from: string): string[] {
  if (names.length === 0) return []
  const sorted = [...new Set(names)].sort()
  const line = `import { ${sorted.join(', ')} } from '${from}'`
  return line.length <= WIDTH ? [line] : ['import {', ...sorted.map((name) => `  ${name},`), `} from '${from}'`]
}
