/** A name as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as SQL has it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** The names in `"schema"."table"`, without their quotes. */
export function namesIn(sql: string): string[] {
  return [...sql.matchAll(/"((?:[^"]|"")*)"/g)].map(([, name = '']) => name.replaceAll('""', '"'))
}

/** The text cut at each of a character that is in no quotes and no parentheses. */
export function cutAt(sql: string, separator: ';' | ','): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (const { 0: token, index } of sql.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\$\$[^]*?\$\$|--[^\n]*|\/\*[^]*?\*\/|[(),;]/g)) {
    if (token === '(') depth++
    else if (token === ')') depth--
    else if (token === separator && depth === 0) {
      parts.push(sql.slice(start, index))
      start = index + 1
    }
  }
  parts.push(sql.slice(start))
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** The statements of a script, without comments and semicolons; what stands between BEGIN and COMMIT is one. */
export function statementsOf(script: string): string[] {
  const bare = script.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\/\*[^]*?\*\/|--[^\n]*/g, (token) => (/^['"]/.test(token) ? token : ''))
  const found: string[] = []
  let block: string[] | undefined
  for (const statement of cutAt(bare, ';')) {
    if (/^BEGIN$/i.test(statement)) block = [statement]
    else if (!block) found.push(statement)
    else {
      block.push(statement)
      if (!/^COMMIT$/i.test(statement)) continue
      found.push(block.join(';\n'))
      block = undefined
    }
  }
  return block ? [...found, ...block] : found
}
