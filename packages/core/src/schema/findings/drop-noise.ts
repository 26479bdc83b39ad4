import type { Span } from '../ir.js'
import type { Block, Outline } from '../outline.js'
import type { FindingCode } from './catalogue.js'
import type { Place } from './place.js'

/** A finding that is understood. */
export type Understood = {
  readonly code: FindingCode
  readonly said: string
  readonly fix: string | undefined
  readonly span: Span | undefined
  readonly place: Place
}

/**
 * One finding for one mistake. Prisma's parser says some things at both ends of a relation, some in several sentences, and
 * goes on as if nothing were behind a line it could not read.
 */
export function dropNoise(all: readonly Understood[], outlines: ReadonlyMap<string, Outline>): Understood[] {
  const findings = mergeEnds(all)
  const broken = new Set<Block | undefined>(findings.filter(({ code }) => code === 'syntax').map(({ place }) => place.block))
  const tables = findings.flatMap(({ code, said }) => {
    const table = code === 'duplicate-name' ? /database name "([^"]*)"/.exec(said)?.[1] : undefined
    return table === undefined ? [] : [table]
  })
  const explained = new Set(findings.filter(({ code }) => code !== 'attribute-arguments').map((finding) => lineOf(finding)))
  // What is declared in a part of a file that could not be read.
  const unread = broken.size > 0 ? declaredIn(outlines) : new Set<string>()
  const seen = new Set<string>()
  return findings.filter((finding) => {
    const { code, said, span, place } = finding
    const about = [`${code} ${lineOf(finding)}`, ...subjectOf(finding)]
    // Outside of blocks a line is not read because the one above was not.
    const goesOn = place.block === undefined && (seen.has(`${code} ${lineOf(finding, -1)}`) || span?.start === span?.end)
    const isEcho =
      about.some((subject) => seen.has(subject)) ||
      (code === 'syntax' ? goesOn : place.block !== undefined && broken.has(place.block)) ||
      (code === 'attribute-arguments' && explained.has(lineOf(finding))) ||
      (code === 'duplicate-constraint' && tables.some((table) => said.includes(`\`${table}_`))) ||
      (code === 'unknown-type' && unread.has(/^Type "(\w+)"/.exec(said)?.[1] ?? ''))
    for (const subject of about) seen.add(subject)
    return !isEcho
  })
}

/** What a finding is about, where its line does not say it all. */
function subjectOf({ code, said, span, place }: Understood): string[] {
  const names = () => [...said.matchAll(/`([^`]+)`|(\w+\.\w+)/g)].map((match) => match[1] ?? match[2]).sort()
  if (code === 'syntax') return place.block ? [`${code} in ${span?.file ?? ''} ${String(place.block.start)}`] : []
  if (code === 'relation-sides') return [`${code} ${names().filter((name) => name !== 'fields' && name !== 'references').join()}`]
  if (said.includes('more than one datasource')) return [said]
  if (code === 'relation-cycle' || code === 'duplicate-constraint') return [`${code} ${names().join()}`]
  return []
}

function lineOf({ span, place }: Understood, delta = 0): string {
  return `${span?.file ?? ''} ${String(place.lineNumber + delta)}`
}

const OPPOSITE = /^The relation field `([^`]*)` on model `([^`]*)` is missing an opposite relation field on the model `([^`]*)`/

/** Where both ends of a relation miss the other, both are there, and only their names differ. */
function mergeEnds(all: readonly Understood[]): Understood[] {
  const ends = new Map<string, Understood[]>()
  for (const finding of all) {
    const [, , model, target] = OPPOSITE.exec(finding.said) ?? []
    if (model === undefined || target === undefined) continue
    const path = `${model} ${target}`
    ends.set(path, [...(ends.get(path) ?? []), finding])
  }
  const merged = new Set<Understood>()
  return all.flatMap((finding) => {
    if (merged.has(finding)) return []
    const [, field = '', model = '', target = ''] = OPPOSITE.exec(finding.said) ?? []
    const twin = ends.get(`${target} ${model}`)?.find((other) => other !== finding && !merged.has(other))
    if (!twin) return [finding]
    merged.add(twin)
    const back = OPPOSITE.exec(twin.said)?.[1] ?? ''
    const said = `Fields "${field}" of model "${model}" and "${back}" of model "${target}" differ in the name of their relation.`
    return [{ ...finding, code: 'relation-name', said, fix: undefined }]
  })
}

function declaredIn(outlines: ReadonlyMap<string, Outline>): Set<string> {
  const declaration = /^[ \t]*(?:model|view|enum|type)[ \t]+(\w+)/gm
  return new Set([...outlines.values()].flatMap(({ text }) => [...text.matchAll(declaration)].map(([, name = '']) => name)))
}
