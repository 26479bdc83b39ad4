/** What is used here of webassembly.github.io/spec/js-api; TypeScript has it only in its DOM library. */
export {}

declare global {
  namespace WebAssembly {
    // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- the platform's own, of which nothing else is used
    class Module { constructor(bytes: Uint8Array) }
    class Instance {
      constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>)
      readonly exports: Readonly<Record<string, unknown>>
    }
    class RuntimeError extends Error {}
  }
}
