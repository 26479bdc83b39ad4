import type { ApiSeverity, Direction } from './api-change.js'

/** Where a value is: what rules about it are called after. */
export type Place = 'request-property' | 'request-parameter' | 'request-header' | 'request-body' | 'response-property' | 'response-header' | 'response-body'

/** What a sentence speaks of: the value, and what was and is said of it. */
export type Told = { readonly what: string; readonly from?: string; readonly to?: string }

type Verdict = readonly [ApiSeverity, (told: Told) => string]

/** A rule: its id at a place, and what it means in each direction. */
type ShapeRule = { readonly id: (place: Place) => string } & { readonly [D in Direction]?: Verdict }

const rule = (id: (place: Place) => string, verdicts: { readonly [D in Direction]?: Verdict }): ShapeRule => ({ id, ...verdicts })
const plain = (suffix: string) => (place: Place) => `${place}-${suffix}`

/**
 * What a difference between two shapes means, by direction. The ids are those of oasdiff where it has such a check; the severities are ours,
 * since our servers refuse what they do not know and oasdiff cannot know of any.
 */
export const SHAPE_RULES = {
  removed: rule(plain('removed'), {
    request: ['breaking', ({ what }) => `Requests with ${what} are refused: it is gone.`],
    response: ['breaking', ({ what }) => `Replies no longer have ${what}.`],
  }),
  optionalRemoved: rule((place) => place.replace('-', '-optional-') + '-removed', {
    response: ['warning', ({ what }) => `Replies no longer have ${what}, which they did not always have.`],
  }),
  newRequired: rule((place) => `new-required-${place}`, {
    request: ['breaking', ({ what }) => `Requests without ${what} are refused: it is new and required.`],
    response: ['info', ({ what }) => `Replies have ${what}, which is new.`],
  }),
  newOptional: rule((place) => `new-optional-${place}`, {
    request: ['info', ({ what }) => `Requests may have ${what}, which is new.`],
    response: ['info', ({ what }) => `Replies may have ${what}, which is new.`],
  }),
  becameRequired: rule(plain('became-required'), {
    request: ['breaking', ({ what }) => `Requests without ${what} are refused: it is required now.`],
    response: ['info', ({ what }) => `Replies always have ${what} now.`],
  }),
  becameOptional: rule(plain('became-optional'), {
    request: ['info', ({ what }) => `Requests may leave ${what} out.`],
    response: ['breaking', ({ what }) => `Replies may be without ${what}.`],
  }),
  becameNullable: rule(plain('became-nullable'), {
    request: ['info', ({ what }) => `${what} may be null.`],
    response: ['breaking', ({ what }) => `${what} may be null in replies.`],
  }),
  becameNotNullable: rule(plain('became-not-nullable'), {
    request: ['breaking', ({ what }) => `Requests with null for ${what} are refused.`],
    response: ['info', ({ what }) => `${what} is never null in replies.`],
  }),
  typeChanged: rule(plain('type-changed'), {
    request: ['breaking', ({ what, from, to }) => `${what} is to be ${to ?? ''} and no longer ${from ?? ''}.`],
    response: ['breaking', ({ what, from, to }) => `${what} is ${to ?? ''} and no longer ${from ?? ''}.`],
  }),
  typeGeneralized: rule(plain('type-generalized'), {
    request: ['info', ({ what, from, to }) => `${what} takes ${to ?? ''}, of which ${from ?? ''} is one.`],
  }),
  typeSpecialized: rule(plain('type-specialized'), {
    response: ['info', ({ what, from, to }) => `${what} is always ${to ?? ''}, which is ${from ?? ''} still.`],
  }),
  formatAdded: rule(plain('format-added'), {
    request: ['breaking', ({ what, to }) => `${what} is refused where it is no ${to ?? ''}.`],
    response: ['info', ({ what, to }) => `${what} is always a ${to ?? ''}.`],
  }),
  formatRemoved: rule(plain('format-removed'), {
    request: ['info', ({ what, from }) => `${what} need not be a ${from ?? ''}.`],
    response: ['warning', ({ what, from }) => `${what} is not always a ${from ?? ''}.`],
  }),
  patternAdded: rule(plain('pattern-added'), {
    request: ['breaking', ({ what, to }) => `${what} is refused where it does not match ${to ?? ''}.`],
    response: ['info', ({ what, to }) => `${what} always matches ${to ?? ''}.`],
  }),
  patternRemoved: rule(plain('pattern-removed'), {
    request: ['info', ({ what, from }) => `${what} need not match ${from ?? ''}.`],
    response: ['warning', ({ what, from }) => `${what} does not always match ${from ?? ''}.`],
  }),
  patternChanged: rule(plain('pattern-changed'), {
    request: ['breaking', ({ what, from, to }) => `${what} has to match ${to ?? ''} in place of ${from ?? ''}.`],
    response: ['warning', ({ what, from, to }) => `${what} matches ${to ?? ''} in place of ${from ?? ''}.`],
  }),
  limitTightened: rule(plain('limit-tightened'), {
    request: ['breaking', ({ what, from, to }) => `${what} is refused beyond ${to ?? ''}; it was ${from ?? ''}.`],
    response: ['info', ({ what, from, to }) => `${what} stays within ${to ?? ''}; it was ${from ?? ''}.`],
  }),
  limitLoosened: rule(plain('limit-loosened'), {
    request: ['info', ({ what, from, to }) => `${what} may go to ${to ?? ''}; it was ${from ?? ''}.`],
    response: ['warning', ({ what, from, to }) => `${what} may go to ${to ?? ''}; it was ${from ?? ''}.`],
  }),
  enumValueRemoved: rule(plain('enum-value-removed'), {
    request: ['breaking', ({ what, from }) => `${what} is refused with the value ${from ?? ''}.`],
    response: ['info', ({ what, from }) => `${what} is never ${from ?? ''}.`],
  }),
  enumValueAdded: rule(plain('enum-value-added'), {
    request: ['info', ({ what, to }) => `${what} may be ${to ?? ''}.`],
    response: ['warning', ({ what, to }) => `${what} may be ${to ?? ''}, which callers that list all values do not know.`],
  }),
  oneOfRemoved: rule(plain('one-of-removed'), {
    request: ['breaking', ({ what, from }) => `${what} is refused as ${from ?? ''}.`],
    response: ['info', ({ what, from }) => `${what} is never ${from ?? ''}.`],
  }),
  oneOfAdded: rule(plain('one-of-added'), {
    request: ['info', ({ what, to }) => `${what} may be ${to ?? ''}.`],
    response: ['breaking', ({ what, to }) => `${what} may be ${to ?? ''}.`],
  }),
  defaultChanged: rule(plain('default-value-changed'), {
    request: ['warning', ({ what, from, to }) => `Where ${what} is absent, ${to ?? 'nothing'} is taken in place of ${from ?? 'nothing'}.`],
  }),
  deprecated: rule(plain('deprecated'), {
    request: ['info', ({ what }) => `${what} is deprecated.`],
    response: ['info', ({ what }) => `${what} is deprecated.`],
  }),
} satisfies { readonly [name: string]: ShapeRule }

/** The name of a rule. */
export type ShapeRuleName = keyof typeof SHAPE_RULES

/** What a rule says in a direction; undefined where the change means nothing there. */
export function verdictOf(name: ShapeRuleName, direction: Direction): Verdict | undefined {
  return SHAPE_RULES[name][direction]
}
