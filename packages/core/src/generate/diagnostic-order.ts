import { byCodeUnit } from '../order.js'
import type { Diagnostic } from '../plugin/diagnostic.js'

/** The diagnostics in the order of the source, each once: which plugin reported first must not show. */
export function sortedDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map(diagnostics.map((d) => [[d.code, d.span?.file, d.span?.start, d.message].join('\0'), d]))
  return [...unique.values()].sort(
    (a, b) =>
      byCodeUnit(a.span?.file ?? '', b.span?.file ?? '') ||
      (a.span?.start ?? -1) - (b.span?.start ?? -1) ||
      byCodeUnit(a.code, b.code) ||
      byCodeUnit(a.message, b.message),
  )
}
