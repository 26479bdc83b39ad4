import { parseSchema } from '@ssot-codegen/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenSchema } from './random-schema/broken.js'
import { faultsOf } from './random-schema/checks.js'
import { generated } from './random-schema/output.js'
import { drawing, RUNS } from './random-schema/runs.js'
import { MARK } from './random-schema/text.js'

test('a schema broken in any way is refused with the place of what is wrong, or taken for what is left of it', { timeout: 3_600_000 }, () => {
  let refused = 0
  fc.assert(
    fc.property(brokenSchema, ({ files }) => {
      const started = performance.now()
      const { schema, diagnostics } = parseSchema(files)
      expect(performance.now() - started).toBeLessThan(5000)
      const errors = diagnostics.filter(({ severity }) => severity === 'error')
      expect(errors.length > 0).toBe(schema === undefined)
      for (const { code, span } of diagnostics) {
        // Where no datasource is, nothing can be pointed at.
        if (code === 'schema/no-datasource') continue
        const text = files.find(({ path }) => path === span?.file)?.text
        expect(text, code).toBeDefined()
        expect(span?.start, code).toBeGreaterThanOrEqual(0)
        expect(span?.end, code).toBeGreaterThan(span?.start ?? 0)
        expect(span?.end, code).toBeLessThanOrEqual(text?.length ?? 0)
      }
      if (!schema) {
        refused++
        return
      }
      // What was torn out of a comment may have become a name, which is code by right.
      const names = [schema.models, schema.enums].flatMap((all) => all.flatMap((one) => [one.name, ...('fields' in one ? one.fields : one.values).map(({ name }) => name)]))
      if (names.some((name) => name.includes(MARK))) return
      expect(faultsOf(generated(schema))).toEqual([])
    }),
    drawing(RUNS * 2),
  )
  // Else nothing would have been broken.
  if (RUNS >= 50) expect(refused).toBeGreaterThan(RUNS)
})
