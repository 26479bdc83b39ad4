import ts from 'typescript'
import { expect, test } from 'vitest'
import { identifier, isReserved, legalName, print, def, ident, key, ts as code } from '../../src/index.js'
import { syntaxErrors, typeErrors } from '../../src/testing/index.js'

const ROOT = new URL('../../', import.meta.url).pathname

test('a name is judged by its position', () => {
  expect(identifier('delete', 'binding')).toBe('delete_')
  expect(identifier('delete', 'member')).toBe('delete')
  expect(identifier('Record', 'type')).toBe('Record_')
  expect(identifier('Record', 'binding')).toBe('Record')
  expect(identifier('constructor', 'member')).toBe('constructor_')
  expect(identifier('1a', 'binding')).toBe('_1a')
  expect(identifier('', 'binding')).toBe('_')
  expect(identifier('a b-c', 'binding')).toBe('a_b_c')
  expect(legalName('delete')).toBe('delete')
})

test('every keyword of TypeScript can be given to a binding, a type and a member', () => {
  const kinds = Object.values(ts.SyntaxKind).filter((kind) => typeof kind === 'number').filter((kind) => kind >= ts.SyntaxKind.FirstKeyword && kind <= ts.SyntaxKind.LastKeyword)
  const keywords = [...new Set(kinds.map((kind) => ts.tokenToString(kind) ?? ''))]
  expect(keywords.length).toBeGreaterThan(80)
  const files = keywords.map((word, i) => ({
    path: `k${i}.ts`,
    text: print('a.ts', code`
      export const ${def(word)} = { ${key(word)}: 1 }
      export type T_${ident(word, 'type')} = typeof ${def(word)}
      type ${ident(word, 'type')} = 1
      export function f(a: ${ident(word, 'type')}) {
        const { ${ident(word, 'member')}: b } = { ${ident(word, 'member')}: 1 }
        return [a, b, ${def(word)}.${key(word)}]
      }
    `).text,
  }))
  expect(typeErrors(files, ROOT)).toEqual([])
})

test('nothing that the language itself declares as a value is taken as a name', () => {
  const options: ts.CompilerOptions = { lib: ['lib.es2023.d.ts'], types: [], target: ts.ScriptTarget.ES2022 }
  const host = ts.createCompilerHost(options)
  const disk = { ...host }
  host.fileExists = (path) => path === '/x.ts' || disk.fileExists(path)
  host.getSourceFile = (path, version) => (path === '/x.ts' ? ts.createSourceFile(path, 'export {}', version) : disk.getSourceFile(path, version))
  const program = ts.createProgram({ rootNames: ['/x.ts'], options, host })
  const source = program.getSourceFile('/x.ts')
  if (!source) throw new Error('the file is there')
  const globals = program.getTypeChecker().getSymbolsInScope(source, ts.SymbolFlags.Value).map((symbol) => symbol.name)
  expect(globals.length).toBeGreaterThan(50)
  expect(globals.filter((name) => !isReserved(name, 'binding') || !isReserved(name, 'type'))).toEqual([])
})

test('letters of many alphabets stay, what compilers may not know or nobody sees goes', () => {
  const letters: string[] = []
  for (let point = 0x80; point < 0x20000; point++) {
    const letter = point >= 0xd800 && point <= 0xdfff ? '' : String.fromCodePoint(point)
    if (/^\p{L}$/u.test(letter)) letters.push(letter)
  }
  const kept = letters.filter((letter) => legalName(letter) !== '_')
  expect(kept.length).toBeGreaterThan(35_000)
  expect(kept.filter((letter) => !ts.isIdentifierStart(legalName(letter).codePointAt(0) ?? 0, ts.ScriptTarget.ES5))).toEqual([])
  expect(['\u115f', '\u3164', '\uffa0', '\u2e2f', '𓑠'].map((letter) => legalName(`a${letter}`))).toEqual(['a_', 'a_', 'a_', 'a_', 'a_'])
  expect(syntaxErrors(print('a.ts', code`export const ${def('ÜberGröße')} = 1, ${def('名前')} = 2, ${def('имя')} = 3`).text)).toEqual([])
  expect(identifier('e\u0301', 'binding')).toBe('é')
})
