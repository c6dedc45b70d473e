import { readFileSync } from 'node:fs'

/** The sample rules under another team's name. */
export const aPolicyYaml = (team: string): string =>
  readFileSync(new URL('../../../baton.sample.yaml', import.meta.url), 'utf8').replace(
    /^( {2}name: ).*$/m,
    `$1${team}`,
  )
