import fc from 'fast-check'
import type { Source } from './generator.js'

/** One thing that happens to a project between, or with, two runs. */
export type Step =
  | { readonly kind: 'insert' | 'replace'; readonly file: number; readonly at: number; readonly count: number }
  | { readonly kind: 'delete' | 'remark'; readonly file: number; readonly at: number; readonly count: number }
  | { readonly kind: 'format' | 'crlf' | 'bom' | 'no-end' | 'delete-file' | 'undo'; readonly file: number }
  | { readonly kind: 'schema'; readonly change: 'add' | 'remove' | 'rename'; readonly of: 'model' | 'field'; readonly which: number }
  | { readonly kind: 'plugin'; readonly which: number }
  | { readonly kind: 'templates' | 'run' | 'commit' | 'drop-cache' | 'clone' }
  | { readonly kind: 'resolve'; readonly how: 'ours' | 'theirs' | 'markers'; readonly one: boolean }

const file = fc.nat({ max: 20 })
const place = { file, at: fc.nat({ max: 60 }), count: fc.integer({ min: 1, max: 3 }) }
const run: Step = { kind: 'run' }

const edit: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('insert' as const, 'insert' as const, 'replace' as const), ...place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), ...place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('format', 'crlf', 'bom', 'no-end', 'delete-file', 'undo'), file }) },
)
const change: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('schema' as const),
      change: fc.constantFrom('add', 'remove', 'rename'),
      of: fc.constantFrom('model', 'field', 'field'),
      which: fc.nat({ max: 9 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('plugin' as const), which: fc.nat({ max: 2 }) }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'templates' }) },
)
const other: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'drop-cache' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resolve' as const), how: fc.constantFrom('ours', 'theirs', 'markers'), one: fc.boolean() }) },
)

/** Some edits, some changes, a run; now and then something else. */
const round: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.array(edit, { maxLength: 4 }), fc.array(change, { maxLength: 2 }), fc.option(other, { freq: 3 }))
  .map(([edits, changes, more]) => [...edits, ...changes, ...(more ? [more] : []), run])

/** Histories of a few rounds. */
export const histories = historiesOf(round, { least: 2, most: 5 })

/** Edits that leave every file correct: comments, another layout, and nothing taken away. */
const harmlessEdit: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('insert', 'insert', 'remark'), ...place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('format', 'crlf', 'bom', 'no-end', 'undo'), file }) },
)
const harmlessRound = fc.tuple(fc.array(harmlessEdit, { maxLength: 3 }), fc.array(change, { maxLength: 2 })).map(([edits, changes]): Step[] => [...edits, ...changes, run])

/** Histories of such edits. */
export const harmless = historiesOf(harmlessRound, { least: 3, most: 6 })

const MODELS = ['Post', 'User', 'Tag', 'Order', 'Comment']
const FIELDS = ['title', 'body', 'views', 'email', 'name', 'slug', 'price', 'note']
const PLUGINS = ['client', 'docs', 'deploy']

/** Without git, or with it, where now and then all is committed and everything else is lost. */
function historiesOf(rounds: fc.Arbitrary<readonly Step[]>, { least, most }: { readonly least: number; readonly most: number }) {
  const withGit = fc
    .tuple(rounds, fc.constantFrom<readonly Step['kind'][]>([], [], ['commit'], ['commit', 'clone']))
    .map(([steps, kinds]) => [...steps, ...kinds.map((kind) => ({ kind }) as Step)])
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(rounds, { minLength: least, maxLength: most }).map((all) => ({ git: false, steps: all.flat() })) },
    { weight: 1, arbitrary: fc.array(withGit, { minLength: least, maxLength: most }).map((all) => ({ git: true, steps: all.flat() })) },
  )
}

/** What is generated from after a step. */
export function changed(source: Source, step: Step): Source {
  if (step.kind === 'templates') return { ...source, templates: source.templates + 1 }
  if (step.kind === 'plugin') return { ...source, plugins: toggled(source.plugins, PLUGINS[step.which] ?? 'client') }
  if (step.kind !== 'schema') return source
  const models = new Map(source.models)
  const [name = 'Post', fields = []] = [...models][step.which % Math.max(models.size, 1)] ?? []
  if (step.of === 'field') models.set(name, changedNames(fields, FIELDS, step))
  else {
    const names = changedNames([...models.keys()], MODELS, step)
    const come = names.find((each) => !models.has(each))
    const gone = [...models.keys()].find((each) => !names.includes(each))
    if (come !== undefined) models.set(come, (gone === undefined ? undefined : models.get(gone)) ?? ['title', 'slug'])
    if (gone !== undefined) models.delete(gone)
  }
  return { ...source, models: new Map([...models].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

function changedNames(names: readonly string[], all: readonly string[], { change, which }: Extract<Step, { kind: 'schema' }>): string[] {
  const fresh = all.filter((each) => !names.includes(each))
  const come = fresh[which % Math.max(fresh.length, 1)]
  const at = which % Math.max(names.length, 1)
  if (change === 'remove') return names.length > 1 ? names.filter((_, i) => i !== at) : [...names]
  if (come === undefined) return [...names]
  return change === 'add' ? [...names.slice(0, at), come, ...names.slice(at)] : names.map((each, i) => (i === at ? come : each))
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  return set.has(value) ? new Set([...set].filter((each) => each !== value)) : new Set([...set, value])
}
