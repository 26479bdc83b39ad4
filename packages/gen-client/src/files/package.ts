import { json, lit, ts, type Code, type SafeText } from '@ssot-codegen/core'
import { lib, OUT } from '../symbols.js'

/** What the package is called, and what it needs beside itself. */
export type PackageFacts = { readonly name: string; readonly version: string; readonly description: string; readonly queries: boolean }

/** `client-package.ts`: the first step of `build:client`, which the compiler then fills. */
export function packageFile({ name, version, description, queries }: PackageFacts): Code {
  return ts`
    ${lib.writePackage}(${lit(OUT)}, ${lit({ name, version, description, entries: queries ? ['queries'] : [], ...(queries && { peerDependencies: { '@tanstack/react-query': '^5.108.0' } }) })})
  `
}

/** `tsconfig.client.json`: what `build:client` compiles, for any platform. */
export function tsconfigClient(): SafeText {
  return json({
    extends: './tsconfig.json',
    compilerOptions: { noEmit: false, rootDir: 'src/gen', outDir: OUT, declaration: true, lib: ['ES2022', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'], types: [], paths: {} },
    include: ['src/gen/client'],
  })
}
