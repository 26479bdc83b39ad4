import type { Limits } from './context.js'
import { didYouMean } from './did-you-mean.js'
import type { Faults } from './faults.js'
import type { Selection } from './list-query.js'
import type { Model, Models } from './model.js'
import { visibleColumn, visibleColumns, visibleRelation, visibleRelations } from './visible.js'
import type { ListedName } from './written-query.js'

/** What reading a selection is given. */
export type SelectionReading = {
  readonly model: Model
  readonly models: Models
  readonly limits: Limits
  readonly faults: Faults
  /** The place of the two lists, as faults name it. */
  readonly at: (list: 'include' | 'select') => string
}

/** The names of one list; undefined where the request has no such list. */
type Names = readonly ListedName[] | undefined

/** One level of what is read, while it is being put together. */
type Level = {
  readonly model: Model
  /** How many lists lie around it. */
  readonly lists: number
  columns?: Set<string>
  readonly include: Map<string, Level>
}

/**
 * Reads what to read of a record. Faults are noted.
 *
 * @param include relations, dots for depth (`comments.author`); empty: none
 * @param select columns, of relations as `author.name`; a level without any is read whole
 */
export function readSelection(
  { include, select }: { readonly include: Names; readonly select: Names },
  reading: SelectionReading,
): Selection {
  const root: Level = { model: reading.model, lists: 0, include: new Map() }
  if (include) addIncludes(include, root, reading)
  if (select?.length === 0) reading.faults.add(reading.at('select'), 'empty', 'The selection names nothing.')
  else if (select) addColumns(select, root, reading)
  return selectionOf(root)
}

function addIncludes(paths: readonly ListedName[], root: Level, { models, limits, faults, at: placeOf }: SelectionReading): void {
  let relations = 0
  const seen = new Set<string>()
  for (const { at, name: path } of paths) {
    if (seen.has(path)) faults.add(at, 'duplicate', `"${path}" is named twice.`)
    seen.add(path)
    const names = path.split('.')
    if (names.length > limits.maxDepth) {
      faults.add(at, 'too-deep', `"${path}" has more than ${limits.maxDepth} parts.`)
      continue
    }
    let level = root
    for (const name of names) {
      let next = level.include.get(name)
      if (!next) {
        const related = visibleRelation(level.model, name, models)
        if (!related) {
          const { model } = level
          faults.add(at, 'unknown-relation', () => `"${path}": ${didYouMean(name, visibleRelations(model, models))}`)
          break
        }
        next = { model: related.target, lists: level.lists + (related.relation.list === true ? 1 : 0), include: new Map() }
        if (next.lists > limits.maxNestedLists) {
          faults.add(at, 'too-many-lists', `"${path}" has more than ${limits.maxNestedLists} lists inside each other.`)
          break
        }
        level.include.set(name, next)
        relations += 1
        if (relations === limits.maxIncludes + 1) {
          faults.add(placeOf('include'), 'too-many-relations', `More than ${limits.maxIncludes} relations are included.`)
        }
      }
      level = next
    }
  }
}

function addColumns(paths: readonly ListedName[], root: Level, { models, faults }: SelectionReading): void {
  for (const { at, name: path } of paths) {
    const names = path.split('.')
    const name = names.pop() ?? ''
    const level = names.reduce<Level | undefined>((current, relation) => current?.include.get(relation), root)
    if (!level) {
      faults.add(at, 'not-included', `"${path}": the relation is not included, so nothing of it can be selected.`)
    } else if (visibleColumn(level.model, name) === undefined) {
      const isRelation = visibleRelation(level.model, name, models) !== undefined
      const detail = () =>
        isRelation ? 'it is a relation, which include is for.' : didYouMean(name, visibleColumns(level.model))
      faults.add(at, isRelation ? 'not-a-column' : 'unknown-field', () => `"${path}": ${detail()}`)
    } else {
      level.columns ??= new Set()
      if (level.columns.has(name)) faults.add(at, 'duplicate', `"${path}" is named twice.`)
      level.columns.add(name)
    }
  }
}

function selectionOf({ columns, include }: Level): Selection {
  return {
    ...(columns && { columns: [...columns] }),
    ...(include.size > 0 && { include: Object.fromEntries([...include].map(([name, level]) => [name, selectionOf(level)])) }),
  }
}
