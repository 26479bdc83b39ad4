import { annotationOf, columnNamed, exposedOperations, isColumn, type ColumnField, type Model, type Provider, type RelationField, type Report, type Schema } from '@ssot-codegen/core'
import { misfit, type Bounds } from './annotations.js'
import type { diagnostics } from './diagnostics.js'
import { reservedPaths, type NamingOptions } from './names.js'
import { isFinerThanRequests } from './native-type.js'
import { createObstacle, filledMisfit, isUnnumbered } from './shapes/model-shapes.js'
import { defaultIncludes, isFilterable } from './surface.js'
import { softDeleteMisfit } from './soft-delete.js'
import { versionMisfit } from './version.js'

/** Reports annotations that cannot hold: silence would let the user believe that they do. */
export function checkModel(model: Model, boundsOf: (field: ColumnField) => Bounds, report: Report<typeof diagnostics>): void {
  for (const field of model.fields.filter(isColumn)) {
    const reason = misfit(field, boundsOf(field))
    if (reason !== undefined) report('annotation-misfit', { model: model.name, field: field.name, reason }, field)
  }
  checkVersion(model, report)
  checkSoftDelete(model, report)
}

function checkVersion(model: Model, report: Report<typeof diagnostics>): void {
  const reason = versionMisfit(model)
  if (reason === undefined) return
  const [first] = [model, ...model.fields].flatMap((node) => annotationOf(node, 'version') ?? [])
  report('version-misfit', { model: model.name, reason }, first ?? model)
}

function checkSoftDelete(model: Model, report: Report<typeof diagnostics>): void {
  const reason = softDeleteMisfit(model)
  if (reason === undefined) return
  const [first] = [model, ...model.fields].flatMap((node) => annotationOf(node, 'softDelete') ?? [])
  report('soft-delete-misfit', { model: model.name, reason }, first ?? model)
}

/** Reports fields that a hook is said to fill, and that none has to. */
export function checkFilled(model: Model, schema: Schema, report: Report<typeof diagnostics>): void {
  for (const field of model.fields) {
    const annotation = annotationOf(field, 'filled')
    const reason = annotation && filledMisfit(field, schema)
    if (reason !== undefined) report('filled-misfit', { model: model.name, field: field.name, reason }, annotation)
  }
}

/** Reports numbers that the schema has the database hand out, and that the database does not. */
export function checkNumbers(model: Model, schema: Schema, report: Report<typeof diagnostics>): void {
  for (const field of model.fields.filter(isColumn)) {
    if (isUnnumbered(field, schema)) report('not-numbered', { model: model.name, field: field.name }, field)
  }
}

/** Reports what the API does not do with a model because it cannot. */
export function checkActions(model: Model, schema: Schema, report: Report<typeof diagnostics>): void {
  const wantsCreate = exposedOperations(model)?.includes('create') ?? true
  const obstacle = createObstacle(model, schema)
  if (model.kind === 'view') report('read-only', { model: model.name }, model)
  if (!model.id) report('list-only', { model: model.name }, model)
  else if (model.kind === 'model' && wantsCreate && obstacle !== undefined) report('no-create', { model: model.name, field: obstacle }, model)
}

/** Reports required relations that a single record comes without, because they are too many. */
export function checkIncludes(model: Model, relations: readonly RelationField[], report: Report<typeof diagnostics>): void {
  const { included, cut } = defaultIncludes(relations)
  const [first] = cut
  if (first) report('default-include-cut', { model: model.name, included: included.length, all: included.length + cut.length, first: first.name }, model)
}

/** Reports fields that no filter can name. */
export function checkFilterable(model: Model, report: Report<typeof diagnostics>): void {
  for (const field of model.fields) {
    const isShown = field.kind !== 'opaque' && !field.hidden && !(isColumn(field) && field.writeonly)
    if (isShown && !isFilterable(field.name)) report('not-filterable', { model: model.name, field: field.name }, field)
  }
}

/** Reports a key of which an id says less than the database keeps: a row that another program wrote may then have no path. */
export function checkKey(model: Model, provider: Provider, report: Report<typeof diagnostics>): void {
  for (const name of model.id?.fields ?? []) {
    const field = columnNamed(model, name)
    if (isFinerThanRequests(field, provider)) report('fine-key', { model: model.name, field: name }, field)
  }
}

/** Reports models that are frozen to one path, or to one that is the API's own. */
export function checkPaths(models: readonly Model[], { prefix, pathOf }: NamingOptions, report: Report<typeof diagnostics>): void {
  const owners = new Map<string, Model>()
  const reserved = reservedPaths(prefix)
  for (const model of models) {
    const path = pathOf(model)
    if (path === undefined) continue
    if (reserved.includes(path.toLowerCase())) report('path-reserved', { model: model.name, path: `${prefix}/${path}` }, model)
    const other = owners.get(path.toLowerCase())
    if (other) report('path-taken', { path, models: [other.name, model.name] }, model)
    else owners.set(path.toLowerCase(), model)
  }
}
