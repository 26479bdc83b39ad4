import { metaSchemaFaults } from './meta-schema.js'
import { redoclyFaults } from './redocly.js'
import { spectralFaults } from './spectral.js'

/** What anybody has against a description of an API: errors and warnings, a line each, nothing left out. */
export async function documentFaults(text: string): Promise<string[]> {
  return [...(await metaSchemaFaults(text)), ...(await redoclyFaults(text)), ...(await spectralFaults(text))]
}
