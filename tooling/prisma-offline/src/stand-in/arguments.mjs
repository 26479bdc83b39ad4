/**
 * @typedef {object} Arguments
 * @property {readonly string[]} datamodels paths of schema files
 * @property {string | undefined} url of the datasource
 * @property {string | undefined} command after `cli`; without one, the process serves requests
 * @property {boolean} version only the version is asked for
 */

/**
 * Reads the command line that Prisma's CLI gives its native engine: options, then perhaps `cli <command>`.
 * @param {readonly string[]} argv without node and script
 * @returns {Arguments} unknown options are passed over with their value, as newer CLIs add some
 */
export const parseArguments = (argv) => {
  /** @type {string[]} */
  const datamodels = []
  /** @type {string | undefined} */
  let url
  for (let at = 0; at < argv.length; at++) {
    const name = argv[at]
    if (name === 'cli') return { datamodels, url, command: argv[at + 1], version: false }
    if (name === '--version') return { datamodels, url, command: undefined, version: true }
    const value = argv[++at]
    if (value === undefined) break
    if (name === '--datamodels') datamodels.push(value)
    if (name === '--datasource') url = urlOf(value)
  }
  return { datamodels, url, command: undefined, version: false }
}

/** @param {string} json */
const urlOf = (json) => {
  /** @type {unknown} */
  const datasource = JSON.parse(json)
  return datasource instanceof Object && 'url' in datasource && typeof datasource.url === 'string' ? datasource.url : undefined
}
