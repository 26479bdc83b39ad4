import { fileURLToPath } from 'node:url'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, longest first: one of them begun last would have the other cores wait for it. */
const LONGEST = [
  'e2e/test/compile.test.ts',
  'e2e/test/hostile-requests.test.ts',
  'e2e/test/cursor.test.ts',
  'e2e/test/corpus-crud.test.ts',
  'e2e/test/query-cost.test.ts',
  'e2e/test/guide.test.ts',
  'e2e/test/contract-check.test.ts',
  'e2e/test/equivalence.test.ts',
  'e2e/test/compile-checks.test.ts',
  'e2e/test/openapi-documents.test.ts',
  'e2e/test/project-pages.test.ts',
  'e2e/test/client.test.ts',
  'packages/cli/test/unchanged.test.ts',
  'packages/gen-client/test/compile.test.ts',
  'e2e/test/operation-types.test.ts',
  'e2e/test/extension-types.test.ts',
].map((path) => fileURLToPath(new URL(`../../${path}`, import.meta.url)))

/**
 * Begins with what takes longest, goes on with what boots projects, and ends with small files that share processes and
 * fill what is left. Within each, the order is Vitest's own: by what earlier runs took, or by size.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) => {
      const at = LONGEST.indexOf(moduleId)
      return at >= 0 ? at : LONGEST.length + (project.config.isolate ? 0 : 1)
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}
