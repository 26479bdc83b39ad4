import spectralCore, { type RulesetDefinition } from '@stoplight/spectral-core'
import rulesets from '@stoplight/spectral-rulesets'

const { Spectral } = spectralCore

/** What Spectral has against a document by its rules `spectral:oas`, warnings too: a line each. */
export async function spectralFaults(text: string): Promise<string[]> {
  const spectral = new Spectral()
  // The rules are typed without what they build on.
  spectral.setRuleset({ extends: [rulesets.oas as RulesetDefinition] })
  const findings = await spectral.run(text)
  return findings.map(({ code, path, message }) => `spectral ${code} ${path.join('/')} ${message}`)
}
