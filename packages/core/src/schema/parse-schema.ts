import { byCodeUnit } from '../order.js'
import { createReport, type Diagnostic, type Report } from '../plugin/diagnostic.js'
import { buildSchema, type SchemaOptions } from './build-schema.js'
import type { Datamodel } from './datamodel.js'
import { reportDepth } from './depth.js'
import { datasourceBlock, datasourceOf } from './datasource.js'
import { catalogue } from './diagnostics.js'
import type { Schema, SourceFile } from './ir.js'
import { outlineOf } from './outline.js'
import { reportFindings, type FindingContext } from './findings/report-findings.js'
import { rawFindings } from './findings/raw-findings.js'
import { lintWithPrisma, parseWithPrisma } from './prisma-parser.js'
import { reportStray } from './read-docs.js'
import { abridged, suspectsIn } from './suspects.js'
import { setAside } from './set-aside.js'
import { indexSource } from './source-index.js'

/**
 * Reads a Prisma schema, of Prisma 6 or 7, in one file or many. Pure but for loading Prisma's parser on the first call.
 *
 * @param files the files, in any order: the order shows in `schema.files` only
 * @param options what the config says of models and fields
 * @returns the schema, exactly when no diagnostic is an error; faults of the schema never throw. The diagnostics are
 * in the order of file and line.
 */
export function parseSchema(
  files: readonly SourceFile[],
  options: SchemaOptions = {},
): { readonly schema?: Schema; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const report = createReport('schema', catalogue, diagnostics)
  const schema = read(files, options, report)
  const failed = diagnostics.some((d) => d.severity === 'error')
  return { ...(schema && !failed && { schema }), diagnostics: diagnostics.sort(bySource) }
}

function read(files: readonly SourceFile[], options: SchemaOptions, report: Report<typeof catalogue>): Schema | undefined {
  const sorted = [...files].sort((a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.text, b.text))
  const outlines = new Map(sorted.map((file) => [file.path, outlineOf(file.text)]))
  const block = datasourceBlock(outlines)
  const datasource = datasourceOf(block, report)
  if (!block || !datasource) return undefined
  const readable = [...outlines].map(([path, outline]) => ({ path, text: setAside({ path, outline, report }) }))
  const source = indexSource(outlines)
  const datamodel = ask({ files: readable, outlines, provider: datasource.provider, datasource: block, source, report })
  if (!datamodel) return undefined
  const { file, node } = block
  if (datamodel.models.length === 0) report('no-models', undefined, { span: { file, start: node.start, end: node.end } })
  for (const [path, { stray }] of outlines) reportStray(path, stray, report)
  return buildSchema({ datamodel, files, datasource, source, options, report })
}

/** What Prisma's parser says the schema holds; undefined where it refuses it, which is reported. */
function ask(context: FindingContext & { readonly report: Report<typeof catalogue> }): Datamodel | undefined {
  const { files, outlines, source, report } = context
  if (reportDepth(outlines, report)) return undefined
  const suspects = suspectsIn(outlines, source)
  if (suspects.size > 0) {
    const { texts, leftOut } = abridged(files, suspects)
    const findings = lintWithPrisma(texts) ?? []
    if (findings.length > 0) {
      reportFindings(rawFindings(findings, files), context)
      if (leftOut) report('left-out', { count: leftOut.count }, { span: leftOut.first })
      return undefined
    }
  }
  const texts = files.map((file) => file.text)
  const answer = parseWithPrisma(texts)
  if ('datamodel' in answer) return answer.datamodel
  if ('crash' in answer) report('parser-crashed', { said: answer.crash })
  else reportFindings(rawFindings(lintWithPrisma(texts) ?? [], files), context)
  return undefined
}

function bySource(a: Diagnostic, b: Diagnostic): number {
  return byCodeUnit(a.span?.file ?? '', b.span?.file ?? '') || (a.span?.start ?? -1) - (b.span?.start ?? -1)
}
