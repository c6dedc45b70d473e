#!/usr/bin/env node
// Runs the compiled program where there is one, else the sources through tsx.
import { existsSync } from 'node:fs'
import { register } from 'tsx/esm/api'

const compiled = new URL('../dist/cli.js', import.meta.url)
if (existsSync(compiled)) await import(compiled.href)
else {
  register()
  await import('../src/cli.ts')
}
