import { Command } from 'commander'
import { report } from './cli/problem.ts'

interface Listed {
  readonly call: string
  readonly says: string
  /** A command's module comes with all that it needs, so it is loaded only when it is asked for. */
  load(): Promise<(baton: Command) => Command>
}

const commands: readonly Listed[] = [
  {
    call: 'start',
    says: 'run everything here: database, workflow engine, chat page, form, worker',
    load: async () => (await import('./cli/start.ts')).startCommand,
  },
  {
    call: 'serve',
    says: 'run the HTTP door and the chat apps; any number of these may run',
    load: async () => (await import('./cli/serve.ts')).serveCommand,
  },
  {
    call: 'worker',
    says: "run the leads' journeys; any number of these may run",
    load: async () => (await import('./cli/worker.ts')).workerCommand,
  },
  {
    call: 'migrate',
    says: 'bring the tables of DATABASE_URL up to date',
    load: async () => (await import('./cli/migrate.ts')).migrateCommand,
  },
  {
    call: 'policy',
    says: "the team's rules: check a file, put it in force",
    load: async () => (await import('./cli/policy.ts')).policyCommand,
  },
  {
    call: 'key',
    says: 'make, list and revoke keys for POST /v1/leads and /v1/events',
    load: async () => (await import('./cli/key.ts')).keyCommand,
  },
  {
    call: 'lead <query>',
    says: 'leads by id, number, phone, mail or name, the one hit with its history',
    load: async () => (await import('./cli/lead.ts')).leadCommand,
  },
  {
    call: 'pipeline',
    says: 'where the leads of a period stand',
    load: async () => (await import('./cli/pipeline.ts')).pipelineCommand,
  },
  {
    call: 'doctor',
    says: 'what is in force, what is wrong, and the mend',
    load: async () => (await import('./cli/doctor.ts')).doctorCommand,
  },
  {
    call: 'demo',
    says: 'play sample buyers into the Baton that runs here, for you to watch and take over',
    load: async () => (await import('./cli/demo.ts')).demoCommand,
  },
]

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

/** `baton key list` asks for `key`, and so does `baton help key`. */
const [first, second] = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const asked = first === 'help' ? second : first

try {
  for (const { call, says, load } of commands) {
    const isAsked = call.split(' ')[0] === asked
    const command = isAsked ? (await load())(baton) : baton.command(call)
    command.description(says)
  }
  await baton.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}
