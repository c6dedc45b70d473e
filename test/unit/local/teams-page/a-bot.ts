import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import {
  type Activity,
  type Response as BotResponse,
  CloudAdapter,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder'
import { z } from 'zod'
import { pageAuthentication } from '../../../../src/bot/teams/app.ts'
import type { TeamsPage } from '../../../../src/local/teams-page.ts'

/** What the bot trusts: where tokens come from, and what it says to the connector. */
type Trust = Pick<TeamsPage, 'openIdMetadataUrl' | 'issuer' | 'botToken'>

export interface ABot {
  readonly adapter: CloudAdapter
  /** What it heard, oldest first. */
  readonly heard: readonly Partial<Activity>[]
  /** Answers an invoke by name; what it gives back is the body. */
  onInvoke(name: string, answer: (value: unknown, context: TurnContext) => unknown): void
  onMessage(handle: (context: TurnContext) => Promise<unknown>): void
  /** Speaks first, as when a lead arrives. */
  speakIn(
    reference: Partial<ConversationReference>,
    say: (context: TurnContext) => Promise<unknown>,
  ): Promise<void>
  stop(): Promise<void>
}

/** The SDK's types ask for fields that it fills in itself. */
export const asActivity = (part: Partial<Activity>): Activity => z.custom<Activity>().parse(part)

export const appId = '11111111-2222-4333-8444-555555555555'

/** A real CloudAdapter with real token verification, on a port of its own. */
export async function aBot(port: number, trust: Trust): Promise<ABot> {
  const adapter = new CloudAdapter(pageAuthentication(appId, trust))
  const heard: Partial<Activity>[] = []
  const invokes = new Map<string, (value: unknown, context: TurnContext) => unknown>()
  let onMessage: (context: TurnContext) => Promise<unknown> = async () => {}
  const logic = async (context: TurnContext) => {
    heard.push(context.activity)
    if (context.activity.type === 'message') await onMessage(context)
    if (context.activity.type !== 'invoke') return
    const body = await invokes.get(context.activity.name ?? '')?.(context.activity.value, context)
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
  }
  const server = createServer((request, response) => {
    void answer(adapter, request, response, logic)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    adapter,
    heard,
    onInvoke: (name, give) => invokes.set(name, give),
    onMessage(handle) {
      onMessage = handle
    },
    speakIn: (reference, say) =>
      adapter.continueConversationAsync(appId, reference, async (context) => {
        await say(context)
      }),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(
  adapter: CloudAdapter,
  request: IncomingMessage,
  response: ServerResponse,
  logic: (context: TurnContext) => Promise<void>,
): Promise<void> {
  const body: Record<string, unknown> = JSON.parse(await textOf(request))
  const reply: BotResponse = {
    socket: response.socket,
    status(code) {
      response.statusCode = code
      return reply
    },
    header: () => reply,
    send(sent) {
      if (!response.writableEnded) response.end(JSON.stringify(sent ?? null))
      return reply
    },
    end() {
      if (!response.writableEnded) response.end()
      return reply
    },
  }
  const asked = { body, headers: request.headers, method: request.method ?? 'POST' }
  await adapter.process(asked, reply, logic).catch(() => {
    reply.status(500)
    reply.end()
  })
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString()
}
