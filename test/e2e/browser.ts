import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '../../scripts/setup/paths.mjs'

const executablePath = findBrowser()

/** Null when a browser is there; else why these tests can't run, for everybody to read. */
export const whyNoBrowser: string | null =
  executablePath === undefined
    ? ' — SKIPPED: no Chromium here; install one or set CHROME_PATH to it'
    : null

export function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('no browser is here')
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
