import satisfies from 'semver/functions/satisfies.js'
import { readManifest } from '../../../project/manifest.js'
import { ownRoot } from '../../../plugins/own-packages.js'
import type { Finding } from '../finding.js'

/** Whether this Node is one that generated projects run on: they and this package support the same. */
export function checkNode(): Finding[] {
  const engines = readManifest(ownRoot())?.['engines']
  const range = typeof engines === 'object' && engines !== null && 'node' in engines ? String(engines.node) : '*'
  return [nodeFinding(process.version, range)]
}

/** What is to say of a version of Node. */
export function nodeFinding(version: string, range: string): Finding {
  const name = 'node'
  if (satisfies(version, range, { includePrerelease: true })) return { name, state: 'ok', says: `Node ${version}.` }
  return { name, state: 'broken', says: `Node ${version} is none of ${range}.`, fix: 'Install the current release of Node with long-term support.' }
}
