#!/usr/bin/env node
// Makes a fresh clone ready: `npm start` and `npm test` run it first. Needs nothing but Node; what is
// right already is left alone, so the second run is over in a moment. `--for=test` adds what tests need.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { browser } from './setup/browser.mjs'
import { withLock } from './setup/lock.mjs'
import { prismaClient, program, workflowBundle } from './setup/made-from-sources.mjs'
import { packages } from './setup/packages.mjs'
import { SetupProblem } from './setup/run.mjs'
import { temporal } from './setup/temporal.mjs'
import { testServer } from './setup/test-server.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const { engines, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const context = { root, env: process.env, sdkVersion: devDependencies['@temporalio/testing'] }

requireNode(engines.node)
const isForTests = process.argv.includes('--for=test')
// First the packages: the Temporal SDK among them may download its servers.
await reporting(makeCheckoutReady)
await Promise.all([
  reporting(() => ensure(temporal)),
  reporting(() => isForTests && ensure(testServer)),
])
// After the others: Debian's package manager may be busy with Java.
await reporting(() => isForTests && ensure(browser))

/** A step is a check, which costs next to nothing, and the work when it says no. */
async function ensure({ isRight, make }) {
  if (!isRight(context)) await make(context)
}

async function makeCheckoutReady() {
  const steps = [packages, prismaClient, workflowBundle, program]
  if (steps.every((step) => step.isRight(context))) return
  mkdirSync(join(root, '.baton-setup'), { recursive: true })
  await withLock(join(root, '.baton-setup', 'lock'), async () => {
    for (const step of steps) await ensure(step)
  })
}

/** One that fails does not stop the others: all that is wrong is told at once. */
async function reporting(work) {
  try {
    await work()
  } catch (error) {
    process.exitCode = 1
    const text = error instanceof SetupProblem ? error.message : error.stack
    process.stderr.write(`setup: ${text}\n`)
  }
}

function requireNode(range) {
  const least = range
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number)
  const here = process.versions.node.split('.').map(Number)
  if (here[0] > least[0] || (here[0] === least[0] && here[1] >= least[1])) return
  process.stderr.write(`setup: Baton needs Node ${range}; this is ${process.versions.node}.\n`)
  process.exit(1)
}
