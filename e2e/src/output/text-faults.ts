import { clientModels, generatedFiles } from './generated-files.js'
import { layoutFaults } from './layout.js'
import { modelSetFaults } from './model-sets.js'
import { typeEscapes } from './type-escapes.js'

/**
 * What is wrong with a project as one sees by reading it.
 *
 * @param isShown whether the API shows a model of the Prisma client
 * @returns one line for each fault
 */
export function textFaults(folder: string, isShown: (model: string) => boolean = () => true): string[] {
  const files = generatedFiles(folder)
  const models = clientModels(folder).filter(isShown)
  return [...modelSetFaults(files, models), ...typeEscapes(files), ...layoutFaults(files, models.length)]
}
