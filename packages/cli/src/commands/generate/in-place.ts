import { posix } from 'node:path'
import type { Diagnostic, SourceFile } from '@ssot-codegen/core'
import { CLIENT } from '../../client/stamp.js'
import { positionOf } from '../../render/position.js'
import type { Session } from '../../session.js'
import type { Prepared } from './prepare.js'

/**
 * Says what the user's own schema lacks for Prisma 7 and for our client. Setting connection settings aside is enough
 * for us, but not for the project's own Prisma commands.
 */
export function adviseInPlace(session: Session, { source, project }: Prepared, seven: readonly SourceFile[]): void {
  for (const finding of session.diagnostics) reportConnection(session, finding)
  const wanted = CLIENT
  const declares = source.files.some(({ inside, text }) => {
    const folder = posix.dirname(inside === '' ? project.schemaPath : `${project.schemaPath}/${inside}`)
    return clientOutputs(text).some((output) => posix.normalize(posix.join(folder, output)) === wanted)
  })
  if (declares) return
  const lines = seven.map(({ text }) => /^generator client \{[^}]*\}/m.exec(text)?.[0]).find((block) => block !== undefined)
  if (lines !== undefined) session.report('schema-generator', { lines })
}

function reportConnection({ report, sources }: Session, { code, span }: Diagnostic): void {
  if (code !== 'schema/set-aside-url' || !span) return
  const property = /^\w+/.exec(sources.get(span.file)?.text.slice(span.start, span.end) ?? '')?.[0] ?? 'url'
  report('schema-connection', { property, line: positionOf(span, sources)?.line ?? 1 }, { span })
}

/** Where the generators of Prisma's own client write to. */
function clientOutputs(text: string): string[] {
  const code = text.replace(/^\s*\/\/.*$/gm, '')
  const blocks = [...code.matchAll(/^\s*generator\s+\w+\s*\{([^}]*)\}/gm)].map(([, body = '']) => body)
  return blocks.flatMap((body) =>
    /^\s*provider\s*=\s*"prisma-client"/m.test(body) ? (/^\s*output\s*=\s*"([^"]*)"/m.exec(body)?.[1] ?? []) : [],
  )
}
