import type { TestSchema } from '@ssot-codegen/fixtures'

/** Whether the API shows a model, read off the schema's text: `@hidden` stands right above those that it does not. */
export function isShownBy(files: TestSchema['files']): (model: string) => boolean {
  const hidden = files.flatMap(({ text }) => [...text.matchAll(/^\/\/\/ @hidden\s*\n(?:\/\/\/.*\n)*(?:model|view) (\S+)/gm)].map(([, name]) => name))
  return (model) => !hidden.includes(model)
}
