import { createConfig, lintFromString } from '@redocly/openapi-core'

/** What Redocly has against a document by its rules `recommended`, warnings too: a line each. */
export async function redoclyFaults(text: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config })
  return problems.map(({ ruleId, message, location }) => `redocly ${ruleId} ${location[0]?.pointer ?? ''} ${message.split('\n')[0] ?? ''}`)
}
