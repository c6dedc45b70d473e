import { readFileSync } from 'node:fs'
import type { Sources } from './package.ts'

const read = (file: string): string =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')

export const readSources = (): Sources => ({
  manifest: read('deploy/teams/manifest.json'),
  vietnamese: read('deploy/teams/vi.json'),
  color: read('deploy/teams/color.svg'),
  outline: read('deploy/teams/outline.svg'),
})
