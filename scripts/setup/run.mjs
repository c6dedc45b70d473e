// Starts other programs quietly: what they print is shown only when they fail.
import { spawn } from 'node:child_process'

/** Something the person can mend; shown without a stack. */
export class SetupProblem extends Error {}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ what: string, cwd?: string, env?: object, withinMs?: number, mend?: string }} options
 */
export async function run(command, args, { what, cwd, env, withinMs, mend }) {
  const progress = startProgress(what)
  try {
    const { code, output } = await finish(command, args, { cwd, env, withinMs })
    if (code !== 0) throw new SetupProblem(explain(what, command, args, code, output, mend))
  } finally {
    progress.stop()
  }
}

function finish(command, args, { cwd, env, withinMs }) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: withinMs,
    })
    let output = ''
    const keep = (text) => {
      output = (output + text).slice(-8_000)
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => done({ code: error.message, output }))
    child.on('close', (code, signal) => done({ code: code ?? signal, output }))
  })
}

/** Says what is being done, and every ten seconds that it still is. */
function startProgress(what) {
  const begin = Date.now()
  say(what)
  const timer = setInterval(() => {
    say(`${what} (${Math.round((Date.now() - begin) / 1000)} s so far)`)
  }, 10_000)
  return { stop: () => clearInterval(timer) }
}

function explain(what, command, args, code, output, mend) {
  const tail = output.trim().split('\n').slice(-30).join('\n  ')
  return [
    `${what}: failed (${code})`,
    `  ${[command, ...args].join(' ')}`,
    tail && `  ${tail}`,
    mend && `  ${mend}`,
  ]
    .filter(Boolean)
    .join('\n')
}

export function say(line) {
  process.stdout.write(`setup: ${line}\n`)
}

/** For what is missing but does not stop Baton: it must not be overlooked. */
export function warn(...lines) {
  const bar = '!'.repeat(78)
  process.stderr.write(`${[bar, ...lines.map((line) => `! ${line}`), bar].join('\n')}\n`)
}
