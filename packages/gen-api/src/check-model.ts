import { columnNamed, isColumn, type ColumnField, type Model, type Provider, type Report } from '@ssot-codegen/core'
import { misfit, type Bounds } from './annotations.js'
import type { diagnostics } from './diagnostics.js'
import { reservedPaths, type NamingOptions } from './names.js'
import { isFinerThanRequests } from './native-type.js'
import { isFilterable } from './surface.js'

/** Core annotations that no plugin carries out yet. */
const UNSUPPORTED = ['softDelete', 'version']

/** Reports annotations that cannot hold: silence would let the user believe that they do. */
export function checkModel(model: Model, boundsOf: (field: ColumnField) => Bounds, report: Report<typeof diagnostics>): void {
  for (const field of model.fields.filter(isColumn)) {
    const reason = misfit(field, boundsOf(field))
    if (reason !== undefined) report('annotation-misfit', { model: model.name, field: field.name, reason }, field)
  }
  for (const node of [model, ...model.fields]) {
    for (const annotation of node.annotations) {
      if (UNSUPPORTED.includes(annotation.name)) report('annotation-unsupported', { model: model.name, annotation: annotation.name }, annotation)
    }
  }
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
