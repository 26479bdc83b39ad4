import { readFileSync } from 'node:fs'
import type { Diagnostic, SourceFile, Span } from '@ssot-codegen/core'
import { originOf, spanOfPlace } from '../config/origin.js'
import { framesOf, type Place } from '../config/stack-frames.js'
import { displayPath } from '../project/display-path.js'
import { isOwnFile } from '../project/own-file.js'
import type { Session } from '../session.js'

/**
 * Diagnostics of what threw, with the place in the code of whoever wrote that: the innermost that is not of a package of ours.
 *
 * @param isVerbose whether they show the stack, too
 */
export function placeCrashes(session: Session, isVerbose: boolean): Promise<Diagnostic[]> {
  return Promise.all(
    session.diagnostics.map(async (diagnostic) => {
      const { stack, help } = diagnostic
      if (stack === undefined) return diagnostic
      const span = diagnostic.span ?? (await spanIn(stack, session))
      return { ...diagnostic, ...(span && { span }), ...(isVerbose && { help: [help, stack].filter((part) => part !== undefined).join('\n\n') }) }
    }),
  )
}

async function spanIn(stack: string, { cwd, modules, addSource }: Session): Promise<Span | undefined> {
  const frame = framesOf(stack).find(({ file }) => modules.has(file) || !isOwnFile(file))
  const place = frame && (await originOf(frame, modules))
  const source = place && sourceOf(place, { cwd, modules })
  if (!source) return undefined
  addSource(source)
  return spanOfPlace(source, place)
}

function sourceOf({ file }: Place, { cwd, modules }: Pick<Session, 'cwd' | 'modules'>): SourceFile | undefined {
  try {
    return { path: displayPath(cwd, file), text: modules.get(file) ?? readFileSync(file, 'utf8') }
  } catch {
    return undefined
  }
}
