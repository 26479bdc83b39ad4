import { md, mdBlock, type SafeText, type Schema } from '@ssot-codegen/core'
import { overviewDiagram } from '../diagram/overview-diagram.js'

/** The diagram of the models, and what it leaves out; nothing where the API shows no model. */
export function modelsSection(schema: Schema): SafeText | undefined {
  const { lines, shown, models, hasColumns } = overviewDiagram(schema)
  if (models === 0) return undefined
  return md`
    ${mdBlock('mermaid', lines.join('\n'))}
    ${!hasColumns && shown === models && md`\nColumns are left out, as there are many.`}
    ${shown < models && md`\nThese are the ${shown} of ${models} models with most relations, without their columns.`}
  `
}
