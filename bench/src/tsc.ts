import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeTscProjects, type TscProject } from './tsc-projects.js'
import { COMPILERS, timeTsc, workOfTsc, type TscWork } from './tsc-run.js'

/** What the generated project may take, as a multiple of what it is compared with: 3 and 1.2 are the aims, and a third for what else the machine does. */
const BUDGETS = { client: 4, handwritten: 1.6 } as const

/** The compiler instantiates this much of what it does for the hand-written project at most: no noise excuses that. */
const INSTANTIATIONS_BUDGET = 0.75

/** The declarations of packages that the compiler reads, as a multiple of what it reads for the client: a single import can double them. */
const DEFINITIONS_BUDGET = 1.5

const NAMES: { readonly [P in TscProject]: string } = {
  client: 'Prisma client alone',
  generated: 'generated',
  handwritten: 'hand-written',
}

type Folders = Readonly<Record<TscProject, string>>
type Times = Readonly<Record<TscProject, number>>

/**
 * Compiles a shop of 24 models: what is generated, the Prisma client alone, and what a person would have written.
 *
 * @param rounds how often the three are compiled, in turns
 * @returns a sentence for every budget that is not kept
 */
export function benchTsc(rounds: number): string[] {
  const scratch = mkdtempSync(join(tmpdir(), 'ssot-bench-'))
  try {
    const folders = writeTscProjects(scratch)
    const work = each((project) => workOfTsc(COMPILERS['5.9'], folders[project]))
    let times = fastest('5.9', folders, rounds)
    if (overTime(times).length > 0) {
      console.log('tsc: over budget; measuring again.')
      times = fastest('5.9', folders, rounds * 2)
    }
    show(work, { '5.9': times, '6': fastest('6', folders, 2), '7': fastest('7', folders, 2) })
    return [...overTime(times), ...overWork(work)]
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** The fastest run of each: other work on the machine only ever adds. */
function fastest(version: keyof typeof COMPILERS, folders: Folders, rounds: number): Times {
  const best = each(() => Infinity)
  for (let round = 0; round < rounds; round += 1) {
    const times = each((project) => timeTsc(COMPILERS[version], folders[project]))
    for (const project of ['client', 'generated', 'handwritten'] as const) best[project] = Math.min(best[project], times[project])
  }
  return best
}

function each<T>(of: (project: TscProject) => T): Record<TscProject, T> {
  return { client: of('client'), generated: of('generated'), handwritten: of('handwritten') }
}

function overTime(times: Times): string[] {
  return (['client', 'handwritten'] as const)
    .filter((other) => times.generated > BUDGETS[other] * times[other])
    .map((other) => {
      const ratio = (times.generated / times[other]).toFixed(2)
      return `tsc of the shop takes ${ratio} × the time of the ${NAMES[other]}, over the budget of ${BUDGETS[other]}.`
    })
}

function overWork({ client, generated, handwritten }: Readonly<Record<TscProject, TscWork>>): string[] {
  const faults: string[] = []
  const instantiations = generated.instantiations / handwritten.instantiations
  if (instantiations > INSTANTIATIONS_BUDGET) {
    faults.push(`tsc of the shop makes ${instantiations.toFixed(2)} × the instantiations of the hand-written, over ${INSTANTIATIONS_BUDGET}.`)
  }
  const definitions = generated.definitions / client.definitions
  if (definitions > DEFINITIONS_BUDGET) {
    faults.push(`tsc of the shop reads ${definitions.toFixed(2)} × the declarations of the Prisma client alone, over ${DEFINITIONS_BUDGET}.`)
  }
  return faults
}

function show(work: Readonly<Record<TscProject, TscWork>>, times: Readonly<Record<keyof typeof COMPILERS, Times>>): void {
  console.log('\nStrict `tsc --noEmit` of a shop of 24 models, whole process, fastest run, and generated ÷ the row')
  const column = (project: TscProject, version: keyof typeof COMPILERS) => {
    const ratio = times[version].generated / times[version][project]
    return `${(times[version][project] / 1000).toFixed(2)} s  ${ratio.toFixed(2)}`
  }
  console.table(
    Object.fromEntries(
      (['client', 'generated', 'handwritten'] as const).map((project) => [
        NAMES[project],
        {
          'TypeScript 5.9': column(project, '5.9'),
          'TypeScript 6': column(project, '6'),
          'TypeScript 7': column(project, '7'),
          files: work[project].files,
          definitions: work[project].definitions,
          types: work[project].types,
          instantiations: work[project].instantiations,
          MiB: work[project].megabytes,
        },
      ]),
    ),
  )
}
