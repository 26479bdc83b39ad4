import type { FindingCode } from './catalogue.js'
import { defaultFix, functionFix, lackFix, nativeFix, operatorFix } from './column-fixes.js'
import { keyFix, missingKeyFix, schemaFix, settingFix } from './key-fixes.js'
import { argumentFact, argumentFix, attributeFix, typeFix } from './name-fixes.js'
import type { Place } from './place.js'
import { actionFix, columnsFix, nameFix, oppositeFix, requiredFix, sidesFix, typesFix, uniqueFix } from './relation-fixes.js'
import { syntaxFact, syntaxFix } from './syntax-fix.js'

/** How a sentence of Prisma's parser is understood: its code, and what mends it, where that takes more than the code. */
export type Rule = {
  readonly code: FindingCode
  readonly pattern: RegExp
  readonly fix?: (match: RegExpExecArray, place: Place) => string | undefined
  /** The sentence, where Prisma's own says too little. */
  readonly fact?: (said: string, place: Place) => string | undefined
}

type More = Pick<Rule, 'fix' | 'fact'>

const rule = (code: FindingCode, patterns: readonly RegExp[], more: More = {}): Rule => ({
  code,
  pattern: new RegExp(patterns.map((pattern) => pattern.source).join('|')),
  ...more,
})

/** From the particular to the general: the first that fits counts. */
export const RULES: readonly Rule[] = [
  rule('unknown-type', [/^Type "([^"]*)" is neither/], { fix: typeFix }),
  rule('unknown-attribute', [/^Attribute not known: "(@@?[^"]*)"/], { fix: attributeFix }),
  rule(
    'syntax',
    [
      ...[/^This line is/, /^This field declaration is/, /^Field declarations don't/],
      ...[/is no longer required/, /^To specify a list/, /^Optional lists/, /^Trailing commas/],
    ],
    { fix: syntaxFix, fact: syntaxFact },
  ),
  rule('attribute-arguments', [/can only be defined once/], { fix: () => 'Keep one of the two.' }),
  rule('reserved-name', [/reserved (?:scalar type )?name/, /must not start with a number/, /^The character `.*` is not/]),
  rule('duplicate-constraint', [/^The given constraint name `[^`]*` has to be unique/]),
  rule('duplicate-name', [/already (?:defined|exists|used as a name)/, /with this name exists/]),

  rule('missing-opposite', [/`([^`]*)` on model `([^`]*)` is missing an opposite relation field on the model `([^`]*)`/], {
    fix: oppositeFix,
  }),
  rule('relation-sides', [/(?:specify|provides?|defines) the `(?:fields|references|onDelete)`/], { fix: sidesFix }),
  rule('relation-fields', [/^The argument `?(fields|references)`? must refer only to (?:existing|scalar) fields.*: (.*)$/], {
    fix: columnsFix,
  }),
  rule('relation-fields', [/same number of fields/]),
  rule(
    'relation-types',
    [/^The type of the field `([^`]*)` in the model `([^`]*)` is not matching .* `([^`]*)` in model `([^`]*)`/],
    { fix: typesFix },
  ),
  rule('relation-name', [/relation detected\. The fields (.*) in model/], { fix: nameFix }),
  rule('relation-unique', [/^A one-to-one relation must use unique/, /must refer to a unique criterion/], { fix: uniqueFix }),
  rule('relation-optional', [/the relation field must be optional/, /is required\. This is not valid/], { fix: requiredFix }),
  rule('relation-cycle', [/^Reference causes a cycle/, /^A self-relation must have/, /through multiple paths/]),
  rule(
    'relation-action',
    [/^Invalid referential action: `([^`]*)`(?:\. Allowed values: \((.*)\))?/, /action of a relation must not be set/],
    { fix: actionFix },
  ),
  rule('relation-ignored', [/^The relation field `([^`]*)` on Model `([^`]*)` must specify the `@ignore` attribute/], {
    fix: ([, field = '', model = '']) => `Add @ignore to field "${field}" of model "${model}".`,
  }),
  rule('relation-many', [/references argument/, /Referential actions on implicit/], {
    fix: () => 'Take the argument away, or write the join table as a model.',
  }),
  rule('relation-many', [/[Mm]any[ -]to[ -]many/]),
  rule('invalid', [/^Invalid field type, not a relation/], {
    fix: () => 'Take @relation away, or write a model as the type of the field.',
  }),

  rule('id-optional', [/^Fields that are marked as id must be required/, /^The id definition refers to the optional field/]),
  rule('id-several', [/^At most one field must be marked as the id/, /^Each model must have at most one id/]),
  rule('missing-id', [/^Each model must have at least one unique/], { fix: missingKeyFix }),
  rule(
    'key-fields',
    [
      ...[/(?:definition|declaration) refers to/, /is a relation field and cannot be marked/],
      ...[/list of fields in an index/, /attribute cannot be empty/],
    ],
    { fix: keyFix },
  ),
  rule('updated-at', [/^Fields that are marked with @updatedAt/]),
  rule('autoincrement', [/`autoincrement\(\)`/], { fix: lackFix }),
  rule('default-value', [/^Unknown function in @default\(\): `([^`]*)`/], { fix: functionFix }),

  rule('database-schema', [/@@schema/, /^This schema is not defined/, /`schemas` property/, /schemas array/, /schema names/], {
    fix: schemaFix,
  }),
  rule(
    'native-type',
    [/[Nn]ative types?\b/, /^Function "\w+" takes/, /^Expected .* nonnegative integers?/, /^The prefix .* is invalid/],
    { fix: nativeFix },
  ),
  rule(
    'datasource-setting',
    [
      ...[/^Property not known/, /more than one datasource/, /relation mode setting/],
      ...[/`extensions` property/, /extension name/, /of an extension/],
    ],
    { fix: settingFix },
  ),
  rule('view', [/^Views cannot/, /\bin views\b/, /\bon views\b/]),
  rule('attribute-arguments', [/operator class/], { fix: operatorFix }),
  rule('database-lacks', [/current connector/, /(?:is|are) not supported\b/, /does not support/], { fix: lackFix }),
  rule(
    'default-value',
    [
      ...[/@default/, /default value/, /^Parse error: "/, /^Expected an? .* value, but found/, /^Defaults on/],
      ...[/^The function `/, /function does not take/, /takes either/, /takes a single/],
    ],
    { fix: defaultFix },
  ),
  rule(
    'attribute-arguments',
    [
      ...[/^No such argument/, /^Argument "/, /^Unexpected/, /^Expected an? /, /where(?:` argument| clause)/],
      ...[/does not exist in model/, /must have a name/, /argument cannot be/],
    ],
    { fix: argumentFix, fact: argumentFact },
  ),
  rule('invalid', [/^An enum must have/], { fix: () => 'Write its values, one to a line.' }),
  rule('invalid', [/^/]),
]
