#!/usr/bin/env node
// Runs the program compiled; through tsx where that can't be, such as in a folder that may not be written.
import { fileURLToPath, pathToFileURL } from 'node:url'
import { compiledProgram } from '../scripts/setup/program.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = await compiledProgram(root).then((file) => pathToFileURL(file).href, sources)
await import(program)

async function sources() {
  const { register } = await import('tsx/esm/api')
  register()
  return '../src/cli.ts'
}
