import { Command } from 'commander'
import { demoCommand } from './cli/demo.ts'
import { doctorCommand } from './cli/doctor.ts'
import { keyCommand } from './cli/key.ts'
import { leadCommand } from './cli/lead.ts'
import { migrateCommand } from './cli/migrate.ts'
import { pipelineCommand } from './cli/pipeline.ts'
import { policyCommand } from './cli/policy.ts'
import { report } from './cli/problem.ts'
import { serveCommand } from './cli/serve.ts'
import { startCommand } from './cli/start.ts'
import { workerCommand } from './cli/worker.ts'

const baton = new Command('baton')
  .description(
    'Carries every sales lead from first touch to signed deal, in Slack and Microsoft Teams.',
  )
  .showHelpAfterError()
  .configureHelp({ sortSubcommands: false })
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 it did not work, 2 it was asked wrongly, 3 something needs mending (doctor).',
  )

for (const add of [
  startCommand,
  serveCommand,
  workerCommand,
  migrateCommand,
  policyCommand,
  keyCommand,
  leadCommand,
  pipelineCommand,
  doctorCommand,
  demoCommand,
]) {
  add(baton)
}

try {
  await baton.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}
