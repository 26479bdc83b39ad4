import type { GeneratedFile } from './generated-files.js'

/** One model's files, as they are found on the disk. */
type Found = { readonly model: string; readonly folder: string; readonly types: readonly string[]; readonly service: string }

/** The types of a model, by how its service is made: it lists, it reads by key too, it does all. */
const TYPES: { readonly [service: string]: readonly string[] } = {
  createListService: ['Query', 'Read', 'Types'],
  createReadService: ['Key', 'Query', 'Read', 'Types'],
  createService: ['Create', 'Key', 'Query', 'Read', 'Types', 'Update'],
  createSoftDeleteService: ['Create', 'Key', 'Query', 'Read', 'Types', 'Update'],
}

/** Those that are there where bodies of others name a record, and where the server writes more than requests may. */
const MORE: readonly string[] = ['ServerData', 'Unique']

/**
 * Holds that every model has one set of DTOs and one set of routes, and that there are no others.
 *
 * @param files of a generated project
 * @param models those that the API shows
 * @returns one line for each fault
 */
export function modelSetFaults(files: readonly GeneratedFile[], models: readonly string[]): string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const found = files.flatMap(({ path, text }) => modelAt(path, text, texts))
  const faults = differing(models, found.map(({ model }) => model), 'set of DTOs')
  for (const item of found) faults.push(...dtoFaults(item))
  const routed = new Map(found.map(({ model, folder }) => [folder, model]))
  const routes = files.filter(({ path }) => /^src\/gen\/http\/\w+\/routes\//.test(path)).flatMap(({ path }) => {
    const served = routed.get(folderServedBy(path, texts) ?? '')
    return served === undefined ? [] : [served]
  })
  return [...faults, ...differing(models, routes, 'set of routes')]
}

function modelAt(path: string, text: string, texts: ReadonlyMap<string, string>): Found[] {
  const folder = /^src\/gen\/models\/([^/]+)\/model\.ts$/.exec(path)?.[1]
  if (folder === undefined) return []
  const beside = (name: string) => texts.get(`src/gen/models/${folder}/${name}`) ?? ''
  const model = /^ {2}name: '(.+)',$/m.exec(text)?.[1] ?? ''
  const types = [...beside('dto.ts').matchAll(/^export type (\S+) =/gm)].map(([, name = '']) => name)
  return [{ model, folder, types, service: /= (\w+?)(?:_\d+)?\(/.exec(beside('service.ts'))?.[1] ?? '' }]
}

/** The types of one model are its name and a suffix each. */
function dtoFaults({ model, folder, types, service }: Found): string[] {
  const stem = types.find((type) => type.endsWith('Read'))?.slice(0, -'Read'.length) ?? ''
  const suffixes = types.map((type) => (type.startsWith(stem) ? type.slice(stem.length) : type)).filter((suffix) => !MORE.includes(suffix)).sort()
  return suffixes.join() === TYPES[service]?.join() ? [] : [`model ${model}: ${folder}/dto.ts declares ${types.join(', ')}`]
}

/** The folder of the model whose controller answers the operations that are mounted there. */
function folderServedBy(path: string, texts: ReadonlyMap<string, string>): string | undefined {
  const group = /operations\/(.+)\.js'/.exec(texts.get(path) ?? '')?.[1]
  return /models\/([^/]+)\/controller\.js'/.exec(texts.get(`src/gen/http/operations/${group ?? ''}.ts`) ?? '')?.[1]
}

function differing(wanted: readonly string[], found: readonly string[], what: string): string[] {
  const count = (name: string) => found.filter((other) => other === name).length
  const faulty = [...new Set([...wanted, ...found])].filter((name) => count(name) !== (wanted.includes(name) ? 1 : 0))
  return faulty.map((name) => `model ${name}: ${count(name)} times a ${what}`)
}
