// The browser of the end-to-end tests.
import { aptInstall, mayInstall } from './debian.mjs'
import { findBrowser } from './paths.mjs'
import { warn } from './run.mjs'

export const browser = {
  isRight: ({ env }) => findBrowser(env) !== undefined,
  make: async ({ env }) => {
    if (mayInstall(env)) {
      await aptInstall(['chromium', 'fonts-noto-color-emoji'], 'installing a browser for the tests')
    }
    if (findBrowser(env) === undefined) {
      warn(
        'No browser is here: BROWSER TESTS WILL BE SKIPPED.',
        'Install Chromium or Chrome, or set CHROME_PATH to one.',
      )
    }
  },
}
