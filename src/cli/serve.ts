import type { Command } from 'commander'
import { openChat } from '../chat.ts'
import { openProgram } from '../program.ts'
import { startServer } from '../server.ts'
import { chatSettings, databaseUrl, settings, temporalSettings } from './settings.ts'
import { untilStopped } from './until-stopped.ts'

export const serveCommand = (baton: Command): Command => baton.command('serve').action(serve)

async function serve(): Promise<void> {
  const config = settings()
  const program = await openProgram({
    databaseUrl: databaseUrl(config),
    databaseConnections: config.databaseConnections,
    temporal: temporalSettings(config),
    withWorker: false,
  })
  const chat = await openChat(chatSettings(config), program)
  const server = await startServer(program, chat, config)
  program.log.info({ url: server.url }, 'serving')
  await untilStopped()
  await server.stop()
  await program.close()
}
