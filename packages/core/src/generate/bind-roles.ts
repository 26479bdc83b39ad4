import type { Report } from '../plugin/diagnostic.js'
import type { AnyPlugin } from '../plugin/plugin.js'
import type { Role, RoleField } from '../plugin/role.js'
import { rolesOf } from '../schema/core-annotations.js'
import type { Model, Schema } from '../schema/ir.js'
import type { catalogue } from './diagnostics.js'

/**
 * The model that plays each role of a plugin: the one annotated `@role(<plugin>.<role>)`, else the one of the role's
 * own name. A required role that nothing plays is reported with the Prisma text that would.
 *
 * @returns undefined when a role cannot be bound
 */
export function bindRoles(schema: Schema, plugin: AnyPlugin, report: Report<typeof catalogue>): ReadonlyMap<string, Model> | undefined {
  const bound = new Map<string, Model>()
  let fits = true
  for (const [name, role] of Object.entries(plugin.roles as { [name: string]: Role })) {
    const id = `${plugin.name}.${name}`
    const model =
      schema.models.find((m) => rolesOf(m).includes(id)) ??
      schema.models.find((m) => m.name === role.model)
    if (!model) {
      if (role.optional === true) continue
      report('role-missing', { plugin: plugin.name, role: name, doc: role.doc, text: modelText(role) })
      fits = false
      continue
    }
    const faults = faultsOf(model, role)
    if (faults.length > 0) {
      report('role-unfit', { plugin: plugin.name, role: name, model: model.name, faults, lines: fieldLines(role) }, model)
      fits = false
    }
    bound.set(name, model)
  }
  return fits ? bound : undefined
}

function faultsOf(model: Model, role: Role): string[] {
  const faults: string[] = []
  for (const [name, want] of Object.entries(role.fields)) {
    const field = model.fields.find((f) => f.name === name)
    if (field?.kind !== 'scalar') faults.push(`it has no field "${name}" of type ${want.type}`)
    else if (field.type !== want.type || field.list !== (want.list ?? false)) faults.push(`"${name}" is not of type ${typeText(want)}`)
    else if (want.required !== undefined && field.required !== want.required) {
      faults.push(`"${name}" must be ${want.required ? 'required' : 'optional'}`)
    }
    if (want.id === true && !hasKey(model, [name], 'id')) faults.push(`"${name}" is not its id`)
    if (want.unique === true && !hasKey(model, [name])) faults.push(`"${name}" is not unique`)
  }
  for (const fields of role.uniques ?? []) if (!hasKey(model, fields)) faults.push(`[${fields.join(', ')}] is not unique`)
  return faults
}

function hasKey(model: Model, fields: readonly string[], kind?: 'id'): boolean {
  return model.keys.some((key) => (kind === undefined || key.kind === kind) && key.fields.join() === fields.join())
}

function modelText(role: Role): string {
  return [`model ${role.model} {`, ...fieldLines(role), '}'].join('\n')
}

function fieldLines(role: Role): string[] {
  const fields = Object.entries(role.fields).map(([name, field]) =>
    ['  ' + name, typeText(field), field.id === true && '@id', field.unique === true && '@unique', field.attributes].filter(Boolean).join(' '),
  )
  return [...fields, ...(role.uniques ?? []).map((unique) => `  @@unique([${unique.join(', ')}])`)]
}

function typeText(field: RoleField): string {
  return field.type + (field.list === true ? '[]' : field.required === false ? '?' : '')
}
