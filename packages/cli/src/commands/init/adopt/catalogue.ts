import type { Catalogue } from '@ssot-codegen/core'
import { quoted } from '../../../render/quoted.js'

/** What may be said of an application that was there before. */
export const catalogue = {
  'adopt-none': {
    severity: 'error',
    message: (p: { framework: string; named: string | undefined }) =>
      p.named === undefined ? `package.json depends on ${p.framework}, and no file was found that makes an application of it.` : `"${p.named}" makes no application of ${p.framework}.`,
    help: 'Name the file that does, with --app. To start a project beside it, name a folder: `ssot init <dir>`.',
  },
  'adopt-several': {
    severity: 'error',
    message: (p: { files: readonly string[] }) => `Several files make an application: ${quoted(p.files)}.`,
    help: 'Name the one that is to have the generated API, with --app.',
  },
  'adopt-modules': {
    severity: 'error',
    message: (p: { file: string; why: string; lines: string }) => `"${p.file}" cannot import generated code: ${p.why}.`,
    help: (p: { lines: string }) => `Make it a module of TypeScript, or generate into a folder of its own. What mounts the API is:\n\n${p.lines}`,
  },
  'adopt-version': {
    severity: 'error',
    message: (p: { package: string; range: string; wanted: string }) => `The generated code is for ${p.package} ${p.wanted}, and package.json asks for ${p.range}.`,
    help: (p: { package: string; wanted: string }) => `Bring the application to ${p.package} ${p.wanted} first.`,
  },
  'adopt-present': {
    severity: 'error',
    message: (p: { file: string }) => `"${p.file}" has a generated API already.`,
    help: '`ssot init --undo` takes it out. Without a config, write `ssot.config.ts` by hand.',
  },
  'adopt-by-hand': {
    severity: 'warning',
    message: (p: { file: string; why: string; lines: string }) => `"${p.file}" stays as it is: ${p.why}.`,
    help: (p: { lines: string }) => `Add this to it, before the routes:\n\n${p.lines}`,
  },
  'adopt-access': {
    severity: 'info',
    message: (_: object) => 'In production the application does not start while an operation of the generated API has no rule of access.',
    help: "Give models a rule, or say in ssot.config.ts that what stands before the API guards it: `api({ access: 'public' })`.",
  },
  'undo-nothing': {
    severity: 'error',
    message: (p: { path: string }) => `There is no "${p.path}", so no application has the generated API.`,
    help: 'Run it in the folder of the application, or name that: `ssot init <dir> --undo`.',
  },
  'undo-by-hand': {
    severity: 'error',
    message: (p: { file: string }) => `"${p.file}" uses the generated API otherwise than it was mounted.`,
    help: 'Take the import and what uses it out of it, and run it again.',
  },
} satisfies Catalogue
