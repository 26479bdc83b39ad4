import { foldPath, pathFault, type GenerateResult } from '@ssot-codegen/core'
import ts from 'typescript'
import { pageFaults } from './page-checks.js'
import { MARK } from './text.js'

/** What is wrong with an output, whatever it was made from; empty when all is well. */
export function faultsOf({ files, documents }: GenerateResult): string[] {
  const faults = pathFaults([...files.map(({ path }) => path), ...documents.map(({ path }) => path)])
  for (const { path, text } of files) {
    // What is no schema's is linted and tested where it is written.
    if (path.startsWith('src/gen/runtime/')) continue
    if (path.endsWith('.ts') && !sound.has(text)) {
      const found = codeFaults(text)
      if (found.length === 0) sound.add(text)
      faults.push(...found.map((fault) => `${path}: ${fault}`))
    }
    if (path.endsWith('.json')) JSON.parse(text)
    if (!path.endsWith('.json') && !path.endsWith('.ts') && /<script|\]\(javascript/i.test(text)) faults.push(`${path}: markup from outside`)
    if (path.endsWith('.md')) faults.push(...pageFaults(text).map((fault) => `${path}: ${fault}`))
  }
  return faults
}

/** Code without fault: most of an output is the same for every schema. */
const sound = new Set<string>()

function pathFaults(paths: readonly string[]): string[] {
  const faults = paths.flatMap((path) => {
    const fault = pathFault(path)
    return fault === undefined ? [] : [`${path} ${fault}`]
  })
  const seen = new Set<string>()
  for (const path of paths) {
    // The longest root that Windows leaves room for.
    if (path.length > 140) faults.push(`${path} is long`)
    if (seen.has(foldPath(path))) faults.push(`${path} is there twice`)
    seen.add(foldPath(path))
  }
  return faults
}

/** What tools obey in comments, and characters that show other code than there is. */
const OBEYED = /@ts-(?:ignore|nocheck|expect-error)|^\s*(?:\/\*+|\/\/)\s*eslint-|[#@]\s*source(?:Mapping)?URL/m
const UNSEEN = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u

function codeFaults(text: string): string[] {
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2022) as ts.SourceFile & { readonly parseDiagnostics: readonly ts.Diagnostic[] } // what the parser found is not public
  const faults = source.parseDiagnostics.map(({ messageText, start }) => `${ts.flattenDiagnosticMessageText(messageText, ' ')} at ${text.slice(start, (start ?? 0) + 40)}`)
  const unseen = UNSEEN.exec(text)
  if (unseen) faults.push(`character ${unseen[0].codePointAt(0)?.toString(16) ?? ''}`)
  const hasMark = text.includes(MARK)
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text.includes(MARK)) faults.push(`text became code: ${node.text}`)
    if (node.kind === ts.SyntaxKind.AnyKeyword) faults.push('any')
    ts.forEachChild(node, visit)
  }
  if (hasMark || /\bany\b/.test(text)) visit(source)
  if (hasMark || OBEYED.test(text)) for (const comment of commentsOf(text, source)) if (OBEYED.test(comment)) faults.push(`comment: ${comment}`)
  return faults
}

/** Every comment of the code. */
function commentsOf(text: string, source: ts.SourceFile): string[] {
  const comments = new Map<number, string>()
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) comments.set(pos, text.slice(pos, end))
    for (const { pos, end } of ts.getTrailingCommentRanges(text, node.getEnd()) ?? []) comments.set(pos, text.slice(pos, end))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...comments.values()]
}
