import { canonicalText, digest } from './canonical-text.js'
import type { FilePlan, Standing } from './file-plan.js'
import { inspect, withHeaderOf } from './header.js'
import { ABSENT, type Recorded } from './manifest.js'
import { differInLayoutOnly } from './merge/layout.js'
import { differences, hasMarkers, withMarkers } from './merge/markers.js'
import { syntaxFault } from './merge/syntax.js'
import { conflictsIn, mergeThreeWay, type Region } from './merge/three-way.js'
import type { Planning } from './planning.js'
import { conflictPath } from './state-folder.js'

/** A managed file that is not as it was generated. */
export type EditedFile = {
  readonly path: string
  readonly plugin: string
  /** What is generated now, with its header. */
  readonly text: string
  /** What is on disk. */
  readonly raw: string
  readonly isHeaded: boolean
  readonly standing: Standing
}

/** Decides what happens to a file that was edited: the edit is merged into what is generated now, or stays in conflict with it. */
export function planEdited(file: EditedFile, planning: Planning): FilePlan {
  const { path, plugin, text, raw, isHeaded, standing } = file
  const named: Recorded = standing.named ?? new Set(standing.hash === undefined ? [] : [standing.hash])
  const now = isHeaded ? (inspect(path, text).hash ?? '') : digest(text)
  const isOpen = hasMarkers(standing.rest) && !hasMarkers(text)
  const known = new Set([...named].filter((hash) => hash !== ABSENT))
  const isUnchanged = known.size === 1 && known.has(now)
  if (isUnchanged && !isOpen) {
    return { ...kept(file, true), action: { path, plugin, action: 'keep', kept: raw }, base: text }
  }
  // Where a run was cut short its old and its new text are named. To merge the same change in again does nothing, so the old one is right.
  if (known.size > 1) known.delete(now)
  const base = isUnchanged ? text : known.size > 1 ? undefined : planning.findBase({ path, named: known, headed: isHeaded })
  if (base === undefined && standing.state === 'unmarked') {
    planning.report('foreign', { path })
    return { action: { path, plugin, action: 'conflict' } }
  }
  const bodies = { theirs: standing.rest, ours: bodyOf(file, text), ...(base !== undefined && { base: bodyOf(file, base) }) }
  const met = { ...file, ...bodies, named, baseText: base }
  if (isOpen) return conflict(met, planning, { code: 'markers' })
  if (base === undefined || bodies.base === undefined) return conflict(met, planning, { code: 'no-base' })

  const regions = mergeThreeWay({ base: linesOf(bodies.base), theirs: linesOf(bodies.theirs), ours: linesOf(bodies.ours) })
  const count = conflictsIn(regions)
  if (count > 0) {
    const isLayout = differInLayoutOnly(bodies.theirs, bodies.base)
    return conflict(met, planning, isLayout ? { code: 'layout', regions } : { code: 'conflict', count, regions })
  }
  const merged = textOf(regions.flatMap((region) => (region.kind === 'merged' ? region.lines : [])), text)
  if (merged === bodies.ours) return { ...kept(file, false), action: { path, plugin, action: 'update', text, before: raw } }
  const fault = syntaxFault(path, merged)
  if (fault !== undefined) return conflict(met, planning, { code: 'merge-broken', fault })
  planning.report('merged', { path })
  return write(met, merged)
}

type Bodies = { readonly theirs: string; readonly ours: string; readonly base?: string }
type Met = EditedFile & Bodies & { readonly named: Recorded; readonly baseText: string | undefined }

/** Why there is a conflict. */
type Reason =
  | { readonly code: 'conflict'; readonly count: number; readonly regions: readonly Region[] }
  | { readonly code: 'layout'; readonly regions: readonly Region[] }
  | { readonly code: 'merge-broken'; readonly fault: string }
  | { readonly code: 'no-base' | 'markers' }

function conflict(met: Met, planning: Planning, reason: Reason): FilePlan {
  const { path, plugin, text, raw, theirs, ours, named, isHeaded, baseText } = met
  const { resolve, report } = planning
  const isMeant = resolve !== undefined && (resolve.paths === undefined || resolve.paths.has(path))
  if (isMeant && resolve.how === 'ours') return { ...kept(met, false), action: { path, plugin, action: 'update', text, before: raw } }
  if (isMeant && reason.code !== 'markers') {
    if (resolve.how === 'theirs') return write(met, theirs)
    const regions = 'regions' in reason ? reason.regions : differences(linesOf(theirs), linesOf(ours))
    report('markers', { path })
    return write(met, textOf(withMarkers(regions), text))
  }
  const beside = conflictPath(path)
  if (reason.code === 'conflict') report('conflict', { path, beside, count: reason.count })
  else if (reason.code === 'merge-broken') report('merge-broken', { path, beside, fault: reason.fault })
  else if (reason.code === 'no-base') report('no-base', { path, beside })
  else if (reason.code === 'markers') report('markers', { path })
  return {
    action: { path, plugin, action: 'conflict', before: raw },
    // It is not among what is known to have been there: an edit whose header is lost comes from the last that was.
    ...(reason.code !== 'markers' && { beside: text }),
    ...(baseText !== undefined && { base: baseText }),
    // Of no state nothing can be written down.
    ...(!isHeaded && named.size > 0 && { recorded: named }),
    ...(reason.code === 'layout' && { layout: true as const }),
  }
}

/** Writes an edited body under the header of what is generated now, with the line ends and the mark that the file has. */
function write(met: Met, body: string): FilePlan {
  const { path, plugin, text, raw, isHeaded } = met
  const canonical = isHeaded ? withHeaderOf(path, body, text) : body
  const ended = raw.includes('\r\n') ? canonical.replaceAll('\n', '\r\n') : canonical
  const written = raw.startsWith('\uFEFF') ? `\uFEFF${ended}` : ended
  const isThere = canonicalText(raw) === canonical
  return {
    ...kept(met, false),
    action: isThere ? { path, plugin, action: 'keep', kept: raw } : { path, plugin, action: 'merge', text: written, before: raw },
    base: text,
  }
}

function kept({ path, text, isHeaded }: EditedFile, known: boolean): Pick<FilePlan, 'generated' | 'recorded'> {
  return { generated: { path, text, known }, ...(!isHeaded && { recorded: new Set([digest(text)]) }) }
}

function bodyOf({ path, isHeaded }: EditedFile, text: string): string {
  return isHeaded ? inspect(path, text).rest : text
}

/** A last line without its end is a line like any other. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** Lines as a text that ends as another one does. */
function textOf(lines: readonly string[], like: string): string {
  return lines.join('\n') + (lines.length > 0 && like.endsWith('\n') ? '\n' : '')
}
