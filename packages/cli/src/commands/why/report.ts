import { printable } from '../../render/printable.js'
import type { Colors } from '../../render/terminal.js'
import type { Answer, FileAnswer, OperationAnswer } from './answer.js'
import type { PluginRow } from './plugin-row.js'
import type { NodeRow } from './schema-nodes.js'

/** How many of a list are shown; `--json` has them all. */
const SHOWN = 12

const ROLES: { readonly [role in FileAnswer['role']]: string } = {
  managed: 'generated anew in every run',
  scaffold: 'written once, then the project\'s own',
  document: 'shared by plugins and the project',
  client: 'the Prisma client, which Prisma makes from the schema',
  state: 'what SSOT Codegen keeps between runs',
  own: 'the project\'s own: nothing generates it',
}

/** An answer as people read it. */
export function answerLines(answer: Answer, colors: Colors): string[] {
  const [head, ...rows] = answer.kind === 'file' ? fileRows(answer, colors) : operationRows(answer, colors)
  const width = Math.max(...rows.map(([label]) => label.length))
  return [head?.[1] ?? '', ...rows.map(([label, text]) => `  ${colors.dim(label.padEnd(width))}  ${text}`.trimEnd())]
}

type Row = readonly [label: string, text: string]

function fileRows(answer: FileAnswer, colors: Colors): Row[] {
  const { path, line, role, from, plugins, operations, importedBy, entries, edited } = answer
  return [
    ['', colors.bold(printable(line === null ? path : `${path}:${line.number}`))],
    ...(line === null ? [] : [['line', printable(line.text.trim())] as const]),
    ['is', edited ? `${ROLES[role]}; this line is the project's, or out of date` : ROLES[role]],
    ...(from === 'schema' ? [['from', 'the whole schema'] as const] : from === 'nothing' ? [] : nodeRows(from, colors)),
    ...listRows('entry', entries.map(({ key, plugin }) => `${printable(key)}  ${colors.dim(`of ${printable(plugin)}`)}`)),
    ...listRows('handles', operations.map(printable)),
    ...listRows('imported', importedBy.map((file) => `by ${printable(file)}`)),
    ...plugins.flatMap(pluginRows),
  ]
}

function operationRows({ id, method, path, summary, access, handler, from, plugins, amendments }: OperationAnswer, colors: Colors): Row[] {
  return [
    ['', `${colors.bold(printable(id))}  ${printable(`${method} ${path}`)}`],
    ['does', printable(summary)],
    ...nodeRows(from, colors),
    ['handler', `${printable(handler.name)}  ${colors.dim(`in ${printable(handler.file)}`)}`],
    ['access', printable(access)],
    ...listRows('amended', amendments.map(({ plugin, adds }) => printable(`by ${plugin}: ${adds.join(', ')}`))),
    ...plugins.flatMap(pluginRows),
  ]
}

function nodeRows(nodes: readonly NodeRow[], colors: Colors): Row[] {
  const rows = nodes.slice(0, SHOWN).flatMap(({ kind, name, file, line, column, text, annotations }): Row[] => [
    ['from', `${printable(`${kind} ${name}`)}  ${colors.dim(printable(`${file}:${line}:${column}`))}`],
    ['', printable(text)],
    ...annotations.map((one): Row => ['', printable(one.by === 'config' ? `${one.text}, by the config` : one.text)]),
  ])
  return [...rows, ...moreRow(nodes.length)]
}

function pluginRows({ name, version, doc, options }: PluginRow): Row[] {
  return [
    ['plugin', printable(`${name} ${version}: ${doc}`)],
    ...options.map(({ name: option, value, isDefault }): Row => ['', printable(`${option} = ${JSON.stringify(value)}${isDefault ? ', the default' : ''}`)]),
  ]
}

function listRows(label: string, items: readonly string[]): Row[] {
  return [...items.slice(0, SHOWN).map((text, i): Row => [i === 0 ? label : '', text]), ...moreRow(items.length)]
}

function moreRow(count: number): Row[] {
  return count > SHOWN ? [['', `and ${count - SHOWN} more: --json shows them`]] : []
}
