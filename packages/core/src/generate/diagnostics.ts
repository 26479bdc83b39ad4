import type { Catalogue } from '../plugin/diagnostic.js'
import { messageOf, stackOf } from './message-of.js'

/** What the engine itself may report, as `generate/<code>`. */
export const catalogue = {
  'plugin-missing': {
    severity: 'error',
    message: (p: { plugin: string; needs: string }) => `Plugin "${p.plugin}" needs plugin "${p.needs}", which is not in the list.`,
    help: (p: { plugin: string; needs: string }) => `Add ${p.needs}() to \`plugins\`.`,
  },
  'plugin-cycle': {
    severity: 'error',
    message: (p: { cycle: readonly string[] }) => `These plugins need each other in a circle: ${p.cycle.join(' → ')}.`,
    help: 'Make one of the dependencies optional, or move what both need into a third plugin.',
  },
  'plugin-duplicate': {
    severity: 'error',
    message: (p: { plugin: string }) => `Plugin "${p.plugin}" is in the list twice.`,
    help: 'Keep one of the two entries.',
  },
  'plugin-name': {
    severity: 'error',
    message: (p: { plugin: string }) => `"${p.plugin}" cannot be the name of a plugin.`,
    help: 'Use lower-case letters, digits and single hyphens, starting with a letter.',
  },
  'plugin-contract': {
    severity: 'error',
    message: (p: { plugin: string; wants: string; has: string }) => `Plugin "${p.plugin}" was written for ${p.wants}; this is ${p.has}.`,
    help: 'Install versions of the plugin and of @ssot-codegen/core that fit each other.',
  },
  'plugin-crashed': {
    severity: 'error',
    message: (p: { plugin: string; phase: string; error: unknown }) => `Plugin "${p.plugin}" threw in its ${p.phase} phase: ${messageOf(p.error)}`,
    help: 'This is a bug in the plugin, not in your schema. Report it to its author.',
    stack: (p: { error: unknown }) => stackOf(p.error),
  },
  'invalid-option': {
    severity: 'error',
    // Without a fault there is no such option; without a path it is the options as a whole.
    message: (p: { plugin: string; path: string; fault: string | undefined }) => {
      if (p.fault === undefined) return `Plugin "${p.plugin}" has no option "${p.path}".`
      return p.path === '' ? `The options of plugin "${p.plugin}": ${p.fault}` : `Option "${p.path}" of plugin "${p.plugin}": ${p.fault}`
    },
    help: '`ssot plugins list` shows the options of every plugin.',
  },
  'annotation-arguments': {
    severity: 'error',
    message: (p: { annotation: string; fault: string }) => `The arguments of "@${p.annotation}" do not fit: ${p.fault}`,
    help: 'The page of the plugin that declares the annotation shows its arguments.',
  },
  'annotation-conflict': {
    severity: 'error',
    message: (p: { annotation: string; a: string; b: string }) => `Plugins "${p.a}" and "${p.b}" both declare the annotation "@${p.annotation}".`,
    help: 'Remove one of the two plugins.',
  },
  'role-missing': {
    severity: 'error',
    message: (p: { plugin: string; role: string; doc: string; text: string }) =>
      `Plugin "${p.plugin}" needs a model for its role "${p.role}" (${p.doc}), and the schema has none.`,
    help: (p: { text: string }) => `Add this to the schema:\n\n${p.text}`,
  },
  'role-unfit': {
    severity: 'error',
    message: (p: { plugin: string; role: string; model: string; faults: readonly string[]; lines: readonly string[] }) =>
      `Model "${p.model}" cannot play the role "${p.role}" of plugin "${p.plugin}": ${p.faults.join('; ')}.`,
    help: (p: { lines: readonly string[] }) => `The model must hold:\n\n${p.lines.join('\n')}`,
  },
  'slot-conflict': {
    severity: 'error',
    message: (p: { slot: string; key: string; a: string; b: string }) =>
      p.a === p.b
        ? `Plugin "${p.a}" says two different things of "${p.key}" in slot "${p.slot}".`
        : `Plugins "${p.a}" and "${p.b}" say different things of "${p.key}" in slot "${p.slot}".`,
    help: 'Change the options of one of them so that they agree.',
  },
  'operation-malformed': {
    severity: 'error',
    message: (p: { plugin: string; operation: string; fault: string }) => `Plugin "${p.plugin}" contributes the operation "${p.operation}", but ${p.fault}.`,
    help: 'This is a bug in the plugin, not in your schema. Report it to its author.',
  },
  'access-unenforced': {
    severity: 'error',
    message: (p: { operation: string; rule: string }) => `Operation "${p.operation}" has the access rule "${p.rule}", and no plugin enforces it.`,
    help: 'Add a plugin that enforces access rules, or declare the operation public.',
  },
  'operation-conflict': {
    severity: 'error',
    message: (p: { a: string; b: string; route: string }) => `Operations "${p.a}" and "${p.b}" both answer ${p.route}.`,
    help: 'Give one of the models another path with @path("...").',
  },
  'amendment-unknown': {
    severity: 'error',
    message: (p: { plugin: string; operation: string }) => `Plugin "${p.plugin}" amends operation "${p.operation}", which nobody contributes.`,
    help: 'Amend the operations that the amend phase lists.',
  },
  'amendment-conflict': {
    severity: 'error',
    message: (p: { operation: string; what: string }) => `Operation "${p.operation}" is told two different things of ${p.what}.`,
    help: 'Remove one of the plugins that amend it, or change their options.',
  },
  'file-conflict': {
    severity: 'error',
    message: (p: { path: string; a: string; b: string }) => `Plugins "${p.a}" and "${p.b}" both emit "${p.path}".`,
    help: 'A file has one owner: change the options of one of the plugins.',
  },
  'file-path': {
    severity: 'error',
    message: (p: { plugin: string; path: string; fault: string }) => `Plugin "${p.plugin}" emits "${p.path}", which ${p.fault}.`,
    help: 'Paths are relative to the root of the project and stay below it.',
  },
  'import-unresolved': {
    severity: 'error',
    message: (p: { path: string; imports: string }) => `"${p.path}" imports "${p.imports}", which nobody emits.`,
    help: 'This is a bug in the plugin that emits the file.',
  },
  'runtime-unavailable': {
    severity: 'error',
    message: (p: { plugin: string }) => `Plugin "${p.plugin}" brings runtime files, and nothing was given to load them with.`,
    help: 'Pass `{ runtime: loadRuntime }` of @ssot-codegen/output to generate().',
  },
  'dependency-conflict': {
    severity: 'error',
    message: (p: { name: string; ranges: readonly string[] }) => `Plugins want versions of "${p.name}" that do not meet: ${p.ranges.join(' and ')}.`,
    help: 'Install versions of the plugins that agree on it.',
  },
  'document-conflict': {
    severity: 'error',
    message: (p: { path: string; key: string; a: string; b: string }) => `Plugins "${p.a}" and "${p.b}" both write "${p.key}" in "${p.path}".`,
    help: 'Change the options of one of them.',
  },
} satisfies Catalogue
