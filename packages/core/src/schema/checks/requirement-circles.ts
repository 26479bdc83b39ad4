import type { Report } from '../../plugin/diagnostic.js'
import type { catalogue } from '../diagnostics.js'
import type { Model, RelationField } from '../ir.js'
import { isRelation } from '../lookup.js'

type Requirements = Map<string, readonly RelationField[]>

/** Reports models that require each other, directly or in a circle: none of them can have a first record. */
export function reportRequirementCircles(models: readonly Model[], report: Report<typeof catalogue>): void {
  const required = impossible(new Map(models.map((model) => [model.name, requirementsOf(model)])))
  const needs = new Map([...required.keys()].map((name) => [name, reachedFrom(name, required)]))
  const told = new Set<string>()
  for (const [name, reached] of needs) {
    if (told.has(name) || !reached.has(name)) continue
    const circle = [...needs.keys()].filter((other) => reached.has(other) && needs.get(other)?.has(name))
    for (const member of circle) told.add(member)
    const by = required.get(name)?.find((field) => circle.includes(field.model))
    if (by) report('requirement-circle', { models: circle }, by)
  }
}

/** The models no record of which can be created, since each requires another of them. In most schemas there are none. */
function impossible(required: Requirements): Requirements {
  for (;;) {
    const possible = [...required].filter(([, fields]) => fields.length === 0)
    if (possible.length === 0) return required
    for (const [name] of possible) required.delete(name)
    for (const [name, fields] of required) required.set(name, fields.filter((field) => required.has(field.model)))
  }
}

/** The models that a record of this one cannot be without, at any distance. */
function reachedFrom(name: string, required: Requirements): Set<string> {
  const reached = new Set<string>()
  const open = [name]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { model } of required.get(at) ?? []) {
      if (reached.has(model)) continue
      reached.add(model)
      open.push(model)
    }
  }
  return reached
}

/** The relations to other models a record cannot be without. */
function requirementsOf({ name, fields }: Model): RelationField[] {
  return fields.filter(isRelation).filter((field) => field.required && field.fields.length > 0 && field.model !== name)
}
