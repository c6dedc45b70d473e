// Temporal's server: the one that is there, the SDK's download, else built from its makers' Go modules.
import { mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeAside } from './aside.mjs'
import { findGo } from './go.mjs'
import { builtTemporal, findTemporal, temporalVersion } from './paths.mjs'
import { run } from './run.mjs'
import { letSdkDownload } from './sdk.mjs'

export const temporal = {
  isRight: ({ env, sdkVersion }) =>
    Boolean(env.TEMPORAL_ADDRESS) || findTemporal({ env, sdkVersion }) !== undefined,
  make: (context) =>
    makeAside('temporal', context.env, async (folder) => {
      if (!temporal.isRight(context)) await letSdkDownload('dev', context)
      if (!temporal.isRight(context)) await build(context, folder)
    }),
}

async function build({ root, env }, folder) {
  const program = join(folder, 'temporal')
  const version = `github.com/temporalio/cli/internal/temporalcli.Version=${temporalVersion}`
  await run(
    await findGo({ root, env, mend }),
    [
      'build',
      '-mod=readonly',
      '-trimpath',
      '-ldflags',
      `-s -w -X ${version}`,
      '-o',
      program,
      'github.com/temporalio/cli/cmd/temporal',
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

const mend =
  'Install the temporal command (https://docs.temporal.io/cli) or Go 1.26 or later (https://go.dev/dl), ' +
  'or set TEMPORAL_ADDRESS to a server you run.'
