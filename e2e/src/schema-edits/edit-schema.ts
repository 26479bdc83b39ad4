/** A random number from 0 to below `below`. */
export type Pick = (below: number) => number

type Block = { readonly keyword: string; readonly name: string; readonly start: number; readonly end: number }

/** One change to the text of a schema, as somebody at an editor makes it; what comes of it need not be a schema. */
export function editSchema(text: string, pick: Pick, count: number): string {
  const lines = text.split('\n')
  const blocks = blocksOf(lines)
  const models = blocks.filter(({ keyword }) => keyword === 'model')
  const model = models[pick(models.length)]
  if (!model) return text
  const fields = Array.from({ length: model.end - model.start - 1 }, (_, i) => model.start + 1 + i).filter((at) => /^\s+\w+\s+\w/.test(lines[at] ?? ''))
  const field = fields[pick(fields.length)] ?? model.start
  const line = lines[field] ?? ''
  const edits: readonly (() => void)[] = [
    () => lines.splice(model.end, 0, `  added${count} ${TYPES[pick(TYPES.length)] ?? ''}`),
    () => lines.splice(model.end, 0, `  added${count} ${TYPES[pick(TYPES.length)] ?? ''}`),
    () => lines.splice(field, 1),
    () => (lines[field] = line.replace(/^(\s+)(\w+)/, `$1$2${count}`)),
    () => (lines[field] = /\?/.test(line) ? line.replace('?', '') : line.replace(/^(\s+\w+\s+\w+)(\s|$)/, '$1?$2')),
    () => (lines[field] = line.replace(/^(\s+\w+\s+)(?:String|Int|Float|BigInt|Decimal|DateTime|Boolean)\b/, `$1${SCALARS[pick(SCALARS.length)] ?? ''}`)),
    () => lines.splice(field, 0, `  /// ${NOTES[pick(NOTES.length)] ?? ''}`),
    () => lines.splice(model.start, 0, `/// ${MODEL_NOTES[pick(MODEL_NOTES.length)] ?? ''}`),
    () => lines.splice(pick(lines.length), 0, '// a comment'),
    () => lines.splice(model.end, 0, `  @@index([${/^\s+(\w+)/.exec(line)?.[1] ?? 'id'}])`),
    () => (lines[field] = `${line} @unique`),
    () => lines.push(`model Added${count} {`, '  id Int @id', '  name String', '}'),
    () => lines.splice(model.start, model.end - model.start + 1),
    () => relate(lines, { model, other: models[pick(models.length)], count }),
    () => {
      const enums = blocks.filter(({ keyword }) => keyword === 'enum')
      const item = enums[pick(enums.length)]
      if (item) lines.splice(item.end, 0, `  added${count}`)
    },
    () => lines.splice(model.end, 0, '  broken ?? {'),
  ]
  edits[pick(edits.length)]?.()
  return lines.join('\n')
}

const SCALARS = ['String', 'Int', 'Float', 'BigInt', 'Decimal', 'DateTime', 'Boolean']
const TYPES = [...SCALARS, ...SCALARS.map((type) => `${type}?`), 'Json?', 'Bytes?', 'Int @default(3)', 'String @unique', 'DateTime @updatedAt', 'String @default("a \\"b\\"")']
const NOTES = ['@hidden', '@readonly', '@writeonly', '@deprecated', '@min(2)', '@length(1, 9)', '@email', 'What it is for.', '@version', '@softDelete', '@hiden']
const MODEL_NOTES = ['@hidden', '@expose(list, get)', '@path("elsewhere")', '@deprecated("Use another.")', 'What it is.', '@bulk(create)', '@requireIfMatch', '@access("admin")']

function relate(lines: string[], { model, other, count }: { model: Block; other: Block | undefined; count: number }): void {
  if (!other) return
  const key = /^\s+(\w+)\s+(\w+).*@id\b/m.exec(lines.slice(other.start, other.end).join('\n'))
  const back = `  back${count} ${model.name}[] @relation("r${count}")`
  const own = [`  rel${count}Id ${key?.[2] ?? 'Int'}?`, `  rel${count} ${other.name}? @relation("r${count}", fields: [rel${count}Id], references: [${key?.[1] ?? 'id'}])`]
  const [first, second] = model.end > other.end ? [{ at: model.end, added: own }, { at: other.end, added: [back] }] : [{ at: other.end, added: [back] }, { at: model.end, added: own }]
  lines.splice(first.at, 0, ...first.added)
  lines.splice(second.at, 0, ...second.added)
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let open: { keyword: string; name: string; start: number } | undefined
  for (const [at, line] of lines.entries()) {
    const head = /^(model|enum) (\w+) \{/.exec(line)
    if (head) open = { keyword: head[1] ?? '', name: head[2] ?? '', start: at }
    else if (line === '}' && open) {
      blocks.push({ ...open, end: at })
      open = undefined
    }
  }
  return blocks
}
