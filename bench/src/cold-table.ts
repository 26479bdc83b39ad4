import type { ColdResult } from './cold.js'
import type { Phases } from './phases.js'

/** What one more model may add to a project, for schemas that are large enough to tell. The aim is 25 KB, which code keeps; `openapi.json` has more than that. */
const SIZE_BUDGETS = { kilobytes: 30, code: 15, files: 10 } as const

const LARGE = 50

/** Prints what cold runs took, and where. */
export function showCold(results: readonly ColdResult[], runs: number): void {
  console.log(`Cold \`ssot generate --no-prisma-client\`, whole process, median of ${runs} pairs, nothing cached; sizes are what one more model adds, without .ssot/cache\n`)
  console.table(
    Object.fromEntries(
      results.map((r) => [
        r.name,
        {
          models: r.models,
          files: r.files,
          'KB/model': Number(r.kilobytesPerModel.toFixed(1)),
          'of it code': Number(codeOf(r).toFixed(1)),
          'files/model': Number(r.filesPerModel.toFixed(1)),
          'floor ms': Math.round(r.floor),
          'ssot ms': Math.round(r.generate),
          ratio: Number(r.ratio.toFixed(2)),
          'peak MiB': Math.round(r.memory),
        },
      ]),
    ),
  )
  console.log('\nWhere it goes: medians of the phases in ms; the rest is starting Node, loading code, and the end\n')
  console.table(Object.fromEntries(results.flatMap((r): [string, Phases][] => [[`${r.name}, floor`, r.floorPhases], [`${r.name}, ssot`, r.phases]])))
}

/** A sentence for every large schema whose output is over the budget of its size. */
export function overSize(results: readonly ColdResult[]): string[] {
  return results
    .filter(({ models }) => models >= LARGE)
    .flatMap((result) => {
      const { name, kilobytesPerModel: kilobytes, filesPerModel: files } = result
      return [
        ...(kilobytes > SIZE_BUDGETS.kilobytes ? [`${name}: one more model is ${kilobytes.toFixed(1)} KB, over ${SIZE_BUDGETS.kilobytes}.`] : []),
        ...(codeOf(result) > SIZE_BUDGETS.code ? [`${name}: one more model is ${codeOf(result).toFixed(1)} KB of code, over ${SIZE_BUDGETS.code}.`] : []),
        ...(files > SIZE_BUDGETS.files ? [`${name}: one more model is ${files.toFixed(1)} files, over ${SIZE_BUDGETS.files}.`] : []),
      ]
    })
}

function codeOf({ kilobytesPerModel, describedPerModel }: ColdResult): number {
  return kilobytesPerModel - describedPerModel
}
