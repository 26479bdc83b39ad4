import type { Catalogue } from '@ssot-codegen/core'

/** What this plugin may report, as `api/<code>`. */
export const diagnostics = {
  'no-create': {
    severity: 'info',
    message: (p: { model: string; field: string }) =>
      `Model "${p.model}" cannot be created through the API: no request can give its required field "${p.field}" a value.`,
    help: 'Give the field a default, let a hook fill it (@filled), make it optional, or take the annotation off that keeps requests from writing it.',
  },
  'read-only': {
    severity: 'info',
    message: (p: { model: string }) => `View "${p.model}" is read only: no request creates, updates or deletes its records.`,
    help: 'Write to the models that it is made from.',
  },
  'list-only': {
    severity: 'info',
    message: (p: { model: string }) => `Model "${p.model}" has no id and no unique by which a request could address a record, so its records can only be listed.`,
    help: 'Add @id or @unique to a required field that is shown and is no Json.',
  },
  'default-include-cut': {
    severity: 'info',
    message: (p: { model: string; included: number; all: number; first: string }) =>
      `A single record of model "${p.model}" comes with ${p.included} of its ${p.all} required relations; "${p.first}" and what follows has to be included.`,
    help: 'Put the relations that readers need most before the others, or ask for them with include.',
  },
  'fine-key': {
    severity: 'info',
    message: (p: { model: string; field: string }) =>
      `The key of model "${p.model}" tells moments apart that a request cannot: "${p.field}" is finer than the milliseconds of an id.`,
    help: 'Records that are made through the API have whole milliseconds. Give the column three digits, as in @db.Timestamptz(3), if others write to it too.',
  },
  'not-numbered': {
    severity: 'warning',
    message: (p: { model: string; field: string }) =>
      `SQLite gives "${p.model}.${p.field}" no number: Prisma declares a BigInt as BIGINT, and SQLite numbers INTEGER alone. Every request that creates a record has to name it.`,
    help: 'Make it an Int, or take @default(autoincrement()) away if requests are to name it.',
  },
  'not-filterable': {
    severity: 'info',
    message: (p: { model: string; field: string }) => `Lists cannot be filtered by "${p.model}.${p.field}": Prisma takes the name for its ${p.field.toUpperCase()}.`,
    help: 'Give the field another name, and its column the present one with @map.',
  },
  'annotation-misfit': {
    severity: 'error',
    message: (p: { model: string; field: string; reason: string }) => `Field "${p.model}.${p.field}" ${p.reason}.`,
    help: 'Correct or remove the annotations that bound its values.',
  },
  'regex-invalid': {
    severity: 'error',
    message: (p: { model: string; field: string; reason: string }) => `The pattern of field "${p.model}.${p.field}" ${p.reason}.`,
    help: 'Write it as JavaScript has it with the flag "u", such as @regex(/^[a-z]+$/).',
  },
  'regex-unsafe': {
    severity: 'error',
    message: (p: { model: string; field: string; reason: string }) =>
      `The pattern of field "${p.model}.${p.field}" may take more than linear time, for it ${p.reason}: a long text could hold the server up.`,
    help: 'Begin it with "^", and let what repeats share no character with what may follow it or stand in its place.',
  },
  'version-misfit': {
    severity: 'error',
    message: (p: { model: string; reason: string }) => `"@version" of model "${p.model}" ${p.reason}.`,
    help: 'Put it on one required Int or BigInt with a default, such as: rev Int @default(1) /// @version',
  },
  'filled-misfit': {
    severity: 'error',
    message: (p: { model: string; field: string; reason: string }) => `Field "${p.model}.${p.field}" is annotated with "@filled" and ${p.reason}.`,
    help: 'Keep "@filled" for required fields without a default that requests may not write, such as: number String @unique /// @readonly @filled',
  },
  'soft-delete-misfit': {
    severity: 'error',
    message: (p: { model: string; reason: string }) => `"@softDelete" of model "${p.model}" ${p.reason}.`,
    help: 'Put it on one optional DateTime without a default, such as: deletedAt DateTime? /// @softDelete',
  },
  'expose-not-kept': {
    severity: 'warning',
    message: (p: { model: string; operations: readonly string[] }) =>
      `Model "${p.model}" exposes ${p.operations.map((name) => `"${name}"`).join(' and ')}, and its records are deleted for good.`,
    help: 'Put @softDelete on the model, or take it out of @expose.',
  },
  'field-access': {
    severity: 'error',
    message: (p: { model: string; field: string }) => `No plugin enforces a rule on a single field, as "@access" on "${p.model}.${p.field}" is.`,
    help: 'Put the rule on the model, or keep the field back with @hidden, @writeonly or @readonly.',
  },
  'bulk-unserved': {
    severity: 'warning',
    message: (p: { model: string; action: string; reason: string }) => `Model "${p.model}" asks for "${p.action}" and has no such route: ${p.reason}.`,
    help: 'Take the word out, or change what stands in its way.',
  },
  'bulk-partial': {
    severity: 'info',
    message: (p: { model: string; action: string; reason: string }) => `"@bulk" gives model "${p.model}" no route for "${p.action}": ${p.reason}.`,
    help: 'Name those that it is to have, as in @bulk(createMany), if this is how it should be.',
  },
  'path-taken': {
    severity: 'error',
    message: (p: { path: string; models: readonly string[] }) => `Models ${p.models.map((name) => `"${name}"`).join(' and ')} are both frozen to the path "${p.path}".`,
    help: 'Give one of them another @path("...").',
  },
  'path-reserved': {
    severity: 'error',
    message: (p: { model: string; path: string }) => `Model "${p.model}" is frozen to "${p.path}", where the API itself answers.`,
    help: 'Give it another @path("..."), or a prefix to all resources.',
  },
  'path-conflict': {
    severity: 'warning',
    message: (p: { model: string; wanted: string; path: string }) => `The path "${p.wanted}" is taken, so model "${p.model}" is served at "${p.path}".`,
    help: 'Give one of the models a path of its own with /// @path("...").',
  },
} satisfies Catalogue
