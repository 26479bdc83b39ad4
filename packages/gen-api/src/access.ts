import type { Access, Model } from '@ssot-codegen/core'

/**
 * Who may call the operations of a model: what `@access` says, else what the options say. A rule other than `public` is
 * for a plugin to enforce; core refuses one that no plugin does.
 */
export function accessOf(model: Model, otherwise: 'public' | 'unspecified'): Access {
  const rules = model.annotations.filter((annotation) => annotation.name === 'access').flatMap((annotation) => annotation.args)
  if (rules.length === 0 && !model.annotations.some((annotation) => annotation.name === 'access')) return { kind: otherwise }
  const text = rules.map((rule) => (typeof rule === 'object' ? rule.regex : String(rule))).join(', ')
  return text === 'public' ? { kind: 'public' } : { kind: 'rule', rule: text === '' ? 'named' : text, args: [] }
}
