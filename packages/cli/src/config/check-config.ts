import type { Configured, Report, SourceFile } from '@ssot-codegen/core'
import type { catalogue } from '../diagnostics.js'
import { nearest } from '@ssot-codegen/core'
import type { Config } from './define-config.js'

const KEYS = ['schema', 'out', 'framework', 'models', 'plugins', 'project']
const PROJECT_KEYS = ['name', 'packageManager']
const MANAGERS = ['npm', 'pnpm', 'yarn', 'bun']

type Report_ = Report<typeof catalogue>

/**
 * Checks what a config module exports. Every fault is reported, at its place in the file where it can be found.
 * What models and fields may say is left to the parser of the schema, which knows their names.
 *
 * @returns the config, or undefined where something is wrong with it
 */
export function checkConfig(value: unknown, file: SourceFile, report: Report_): Config | undefined {
  const faults: string[] = []
  const at = (key: string) => locate(file, key)
  const fault = (path: string, wants: string) => {
    faults.push(path)
    report('config-value', { path, wants }, at(path.split('.').at(-1) ?? path))
  }
  const keys = (record: Record_, known: readonly string[], prefix: string) => {
    for (const key of Object.keys(record)) {
      if (known.includes(key)) continue
      faults.push(key)
      report('config-key', { key: prefix + key, nearest: nearest(key, known), known }, at(key))
    }
  }
  if (!isRecord(value)) {
    report('config-export', { file: file.path }, at('export default'))
    return undefined
  }
  keys(value, KEYS, '')
  for (const key of ['schema', 'out', 'framework']) {
    if (value[key] !== undefined && (typeof value[key] !== 'string' || value[key] === '')) fault(key, 'text')
  }
  checkModels(value['models'], fault)
  const { plugins, project } = value
  if (plugins !== undefined && !Array.isArray(plugins)) fault('plugins', 'a list of plugins')
  else for (const [i, entry] of (plugins ?? []).entries()) if (!isConfigured(entry)) fault(`plugins.${i}`, pluginWants(entry))
  if (project !== undefined && !isRecord(project)) fault('project', 'an object')
  else if (project) {
    keys(project, PROJECT_KEYS, 'project.')
    const { name, packageManager } = project
    if (name !== undefined && typeof name !== 'string') fault('project.name', 'text')
    if (packageManager !== undefined && !MANAGERS.some((m) => m === packageManager))
      fault('project.packageManager', `one of ${MANAGERS.join(', ')}`)
  }
  return faults.length === 0 ? value : undefined
}

type Record_ = { readonly [key: string]: unknown }

function checkModels(models: unknown, fault: (path: string, wants: string) => void): void {
  if (models === undefined) return
  if (!isRecord(models)) return fault('models', 'an object')
  for (const [name, settings] of Object.entries(models)) {
    if (name === 'include' || name === 'exclude') {
      if (settings !== undefined && !(Array.isArray(settings) && settings.every((m) => typeof m === 'string')))
        fault(`models.${name}`, 'a list of model names')
    } else if (settings !== undefined && !isRecord(settings)) fault(`models.${name}`, 'an object')
  }
}

function isRecord(value: unknown): value is Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether the value is a plugin that was called with its options. */
export function isConfigured(value: unknown): value is Configured {
  if (!isRecord(value) || !('input' in value) || !isRecord(value['plugin'])) return false
  const { name, options, requires, optional, diagnostics, annotations, roles, ...phases } = value['plugin']
  return (
    typeof name === 'string' &&
    isRecord(options) &&
    typeof options['safeParse'] === 'function' &&
    [requires, optional].every(Array.isArray) &&
    [diagnostics, annotations, roles].every(isRecord) &&
    ['exports', 'contribute', 'amend', 'emit'].every((phase) => typeof phases[phase] === 'function')
  )
}

function pluginWants(entry: unknown): string {
  if (typeof entry === 'function') return 'a plugin called with its options: add () behind its name'
  return typeof entry === 'string' ? 'a plugin imported from its package, not its name' : 'a plugin'
}

/** The first place where the file has the key; plugins by number have none of their own. */
function locate(file: SourceFile, key: string) {
  const wanted = /^\d+$/.test(key) ? 'plugins' : key
  const found = new RegExp(`(?<![\\w$.])${wanted.replace(/[^\w ]/g, '\\$&')}(?=['"\\s]*[:,({}]|\\s)`).exec(file.text)
  return { span: { file: file.path, start: found?.index ?? 0, end: (found?.index ?? 0) + (found ? wanted.length : 0) } }
}
