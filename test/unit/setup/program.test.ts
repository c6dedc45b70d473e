import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { compiledProgram, isCompiled } from '../../../scripts/setup/program.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'baton-program-'))
  mkdirSync(join(root, 'src/i18n'), { recursive: true })
  write('cli.ts', "import { word } from './i18n/word.ts'\nconsole.log(word satisfies string)\n")
  write(
    'i18n/word.ts',
    "import vi from './vi.json' with { type: 'json' }\nexport const word: string = vi.word\n",
  )
  write('i18n/vi.json', '{ "word": "chào" }')
})
afterEach(() => rmSync(root, { recursive: true }))

const write = (name: string, content: string) => writeFileSync(join(root, 'src', name), content)

it('compiles what is imported by its compiled name, and keeps the rest as it is', async () => {
  const cli = await compiledProgram(root)
  expect(readFileSync(cli, 'utf8')).toBe(
    'import { word } from "./i18n/word.js";\nconsole.log(word);\n',
  )
  const word = readFileSync(join(cli, '../i18n/word.js'), 'utf8')
  expect(word).toContain('from "./vi.json" with { type: "json" }')
  expect(readFileSync(join(cli, '../i18n/vi.json'), 'utf8')).toBe('{ "word": "chào" }')
})

it('compiles once for each state of the sources, and removes those of another day', async () => {
  const before = await compiledProgram(root)
  expect(isCompiled(root)).toBe(true)
  expect(await compiledProgram(root)).toBe(before)
  const longAgo = new Date(Date.now() - 2 * 86_400_000)
  utimesSync(join(before, '..'), longAgo, longAgo)
  write('cli.ts', 'console.log(1)\n')
  expect(isCompiled(root)).toBe(false)
  expect(await compiledProgram(root)).not.toBe(before)
  expect(() => readFileSync(before)).toThrow('ENOENT')
})

it('says what does not compile, and leaves no half of it', async () => {
  write('cli.ts', 'const = 1\n')
  await expect(compiledProgram(root)).rejects.toThrow('Transform failed')
  expect(isCompiled(root)).toBe(false)
})
