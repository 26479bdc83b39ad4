import { formatPatch, structuredPatch } from 'diff'
import { generatedFor, type Plan } from '@ssot-codegen/output'

/** What changes in a file, as a unified diff. */
export type FileDiff = { readonly path: string; readonly text: string }

/** Beyond this many differences nobody reads them one by one. */
const MOST_DIFFERENCES = 3000

/** A unified diff for each file of a plan that changes. For a file in conflict it leads from what is there to what is generated. */
export function diffsOf(plan: Plan): readonly FileDiff[] {
  return plan.actions.flatMap(({ path, action, before, text }) => {
    if (action === 'keep' || (action === 'conflict' && before === undefined)) return []
    const after = action === 'conflict' ? generatedFor(plan, path) : action === 'remove' ? undefined : text
    return [{ path, text: unified({ path, before, after }) }]
  })
}

type Patch = ReturnType<typeof structuredPatch>

/** All of one text goes and all of the other comes. */
function replaced(oldFileName: string, newFileName: string, { before, after }: { before: string; after: string }): Patch {
  const [gone, come] = [before, after].map((text) => text.replace(/\n$/, '').split('\n'))
  const lines = [...(gone ?? []).map((line) => `-${line}`), ...(come ?? []).map((line) => `+${line}`)]
  const hunk = { oldStart: 1, oldLines: gone?.length ?? 0, newStart: 1, newLines: come?.length ?? 0, lines }
  return { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks: [hunk] }
}

type Sides = { readonly path: string; readonly before: string | undefined; readonly after: string | undefined }

function unified({ path, before, after }: Sides): string {
  const name = (side: string, content: string | undefined) => (content === undefined ? '/dev/null' : `${side}/${path}`)
  const [from, to] = [name('a', before), name('b', after)]
  const patch =
    structuredPatch(from, to, before ?? '', after ?? '', undefined, undefined, { context: 3, maxEditLength: MOST_DIFFERENCES }) ??
    replaced(from, to, { before: before ?? '', after: after ?? '' })
  return formatPatch(patch, { includeIndex: false, includeUnderline: false, includeFileHeaders: true })
}
