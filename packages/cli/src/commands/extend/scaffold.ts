/** What the API calls a model, as far as its extension has to know. */
export type ExtensionNames = {
  /** `blogPost`: what the extension is registered as. */
  readonly name: string
  /** The constant of the extension: the name, where that may be one. */
  readonly binding: string
  /** `blog-post`: its file, without `.ts`. */
  readonly file: string
  /** `blog-post`: the folder of the model's files. */
  readonly folder: string
  /** For people. */
  readonly one: string
  readonly many: string
  /** `blogPostModel`. */
  readonly model: string
  /** The path of a record, or of the model where its records have none. */
  readonly path: string
  readonly hasKey: boolean
  /** Something the API does with the model, where it does anything. */
  readonly action: string | undefined
}

/** `src/extensions/<model>.ts`: an extension that does nothing yet, with an example of each thing it can do. */
export function extensionScaffold(names: ExtensionNames): string {
  const { name, binding, folder, many, model, action } = names
  return lines(
    "import { defineExtension } from '../gen/extensions.js'",
    '',
    `/** What this project adds to ${many}. */`,
    `export const ${binding} = defineExtension('${name}', {`,
    '  // What is done before and after reads and writes:',
    '  // before: {',
    '  //   list: (_ctx, { query }) => ({ ...query, total: false }),',
    '  // },',
    '',
    ...(action === undefined ? [] : overrideLines(action)),
    ...operationLines(names),
    '})',
    '',
    '// Operations are declared with:',
    "// import { operation, shape } from '../gen/extensions.js'",
    `// import { ${model} } from '../gen/models/${folder}/index.js'`,
  )
}

function overrideLines(action: string): string[] {
  return ['  // Handlers of your own for what the API does, which is `proceed`:', '  // override: {', `  //   ${action}: (_ctx, _input, proceed) => proceed(),`, '  // },', '']
}

function operationLines({ model, path, hasKey, one, many }: ExtensionNames): string[] {
  return [
    `  // Operations of your own, here POST ${path}/check:`,
    '  // operations: {',
    `  //   check: operation(${model}, {`,
    "  //     method: 'POST',",
    `  //     on: '${hasKey ? 'record' : 'collection'}',`,
    `  //     summary: 'Check ${hasKey ? `one ${one}` : many}',`,
    "  //     access: 'public',",
    '  //     body: shape.object({ note: shape.optional(shape.string({ maxLength: 200 })) }),',
    '  //     replies: { 200: shape.object({ note: shape.string() }) },',
    "  //     handle: (_ctx, { body }) => ({ status: 200, body: { note: body.note ?? 'none' } }),",
    '  //   }),',
    '  // },',
  ]
}

/** `src/extensions/index.ts` of a project that has none, with one extension. */
export function indexScaffold({ name, binding, file }: ExtensionNames): string {
  return lines(
    "import { defineExtensions } from '../gen/extensions.js'",
    `import { ${binding} } from './${file}.js'`,
    '',
    '/** What this project adds to its models. */',
    `export const extensions = defineExtensions({ ${name === binding ? name : `${name}: ${binding}`} })`,
  )
}

function lines(...all: readonly string[]): string {
  return all.join('\n') + '\n'
}
