/** @import { Provider, SchemaFile } from './contract.mjs' */

// Both are linear-time: the text is not ours. An unclosed text ends with its line, an unclosed comment with the file.
const commentOrText = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*(?:[^]*?\*\/|[^]*$)/g
const datasourceProvider = /^[ \t]*datasource[ \t]+\w+\s*\{(?:[^{}"]|"(?:[^"\\\n]|\\.)*")*?\bprovider\s*=\s*"(\w+)"/m

/** @type {Readonly<Record<string, Provider>>} */
const known = { sqlite: 'sqlite', postgresql: 'postgresql', postgres: 'postgresql', cockroachdb: 'cockroachdb' }

/**
 * The provider a schema names, if it names one.
 * @param {readonly SchemaFile[]} files
 * @returns {Provider | undefined}
 * @throws Error when it names one that the wasm engine was built without.
 */
export const providerInFiles = (files) => {
  for (const { text } of files) {
    const bare = text.replace(commentOrText, (token) => (token.startsWith('"') ? token : ''))
    const name = datasourceProvider.exec(bare)?.[1]
    if (name !== undefined) return checked(name)
  }
  return undefined
}

/**
 * The provider that a connection url implies; anything without a scheme is a SQLite path, as in Prisma.
 * @param {string} url
 * @returns {Provider}
 * @throws Error for a database the wasm engine was built without.
 */
export const providerOfUrl = (url) => {
  const scheme = /^([a-z+]+):/i.exec(url)?.[1]?.toLowerCase() ?? 'file'
  return scheme === 'file' ? 'sqlite' : checked(scheme)
}

/** @param {string} name @returns {Provider} */
const checked = (name) => {
  const provider = Object.hasOwn(known, name) ? known[name] : undefined
  if (provider) return provider
  throw new Error(`Prisma's wasm schema engine has no connector for "${name}"; it speaks sqlite, postgresql and cockroachdb.`)
}
