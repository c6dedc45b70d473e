// One set-up at a time does the work; the others wait and then find it done.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './run.mjs'

/** Runs the work while holding the lock file. A lock whose process is gone is taken over. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true })
  for (let tries = 0; !take(file); tries += 1) {
    if (tries === 10) say(`waiting for another set-up (process ${holderOf(file)}, ${file})`)
    await pause(200)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file) {
  const holder = holderOf(file)
  if (holder !== undefined && !isAlive(holder)) removeDead(file, holder)
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, file) // succeeds for one only, and the pid is there from the first moment
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Moved aside before it is judged: between reading and removing, another may have taken it. */
function removeDead(file, holder) {
  const aside = `${file}.dead.${process.pid}`
  try {
    renameSync(file, aside)
    if (holderOf(aside) !== holder) linkSync(aside, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
