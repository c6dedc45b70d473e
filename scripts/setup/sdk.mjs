// The Temporal SDK can download both of its servers; where that works it is the quickest way.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { binFolder } from './paths.mjs'
import { say } from './run.mjs'

/** Without a first byte after this long, the download is not to be had here. */
const firstByteMs = 10_000
const stalledMs = 45_000

/**
 * Lets the SDK download a server ('dev' or 'time-skipping') into our cache. Whether it worked shows
 * in `findTemporal` and `findTestServer`; a failure is no error, for there are other ways.
 */
export async function letSdkDownload(kind, { root, env }) {
  if (!existsSync(join(root, 'node_modules/@temporalio/testing'))) return
  say(`looking for a ${kind} Temporal server to download`)
  const folder = binFolder(env)
  mkdirSync(folder, { recursive: true })
  removePartial(folder, kind)
  const script = fileURLToPath(new URL('sdk-download.mjs', import.meta.url))
  const child = spawn(process.execPath, [script, kind, folder], { cwd: root, env, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await Promise.race([
    ended,
    untilHopeless(
      () => partialSize(folder, kind),
      () => child.exitCode !== null,
    ),
  ])
  child.kill('SIGKILL')
  await ended
  removePartial(folder, kind)
}

async function untilHopeless(bytesSoFar, isOver) {
  let size = 0
  let until = Date.now() + firstByteMs
  while (Date.now() < until && !isOver()) {
    await pause(100)
    const now = bytesSoFar()
    if (now > size) until = Date.now() + stalledMs
    size = Math.max(size, now)
  }
}

/** How the SDK names what is not whole yet; the two servers may come at the same time. */
const programs = { dev: 'temporal-sdk-', 'time-skipping': 'temporal-test-server-' }

const partials = (folder, kind) =>
  readdirSync(folder)
    .filter((name) => name.startsWith(programs[kind]) && name.endsWith('.downloading'))
    .map((name) => join(folder, name))

const partialSize = (folder, kind) =>
  partials(folder, kind)
    .map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0)

function removePartial(folder, kind) {
  for (const file of partials(folder, kind)) rmSync(file, { force: true })
}
