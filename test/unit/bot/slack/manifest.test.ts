import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { commandNames } from '../../../../src/bot/core/inbound.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

const manifest = z
  .object({
    features: z.object({
      app_home: z.object({
        home_tab_enabled: z.literal(true),
        messages_tab_enabled: z.literal(true),
      }),
      slash_commands: z.array(
        z.object({
          command: z.string(),
          description: z.string().max(2_000),
          usage_hint: z.string().max(1_000).optional(),
        }),
      ),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.literal(true) }),
      socket_mode_enabled: z.literal(true),
    }),
  })
  .parse(parse(read('deploy/slack/manifest.yaml')))

/** What each method asks for. Source: docs.slack.dev/reference/methods, "Required scopes". */
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.open': ['im:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.uploadV2': ['files:write'],
  'files.info': ['files:read'],
  'users.list': ['users:read', 'users:read.email'],
  'users.info': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.publish': [],
}

const sources = readdirSync(path.join(root, 'src/bot/slack'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(path.join('src/bot/slack', file)))
  .join('\n')

describe('the Slack app manifest', () => {
  it('has the commands that Baton hears', () => {
    const commands = manifest.features.slash_commands.map(({ command }) => command)
    expect(commands.sort()).toEqual(commandNames.map((name) => `/${name}`).sort())
  })

  it('asks for the scopes of the methods that are called, and for no others', () => {
    const called = new Set(
      [...sources.matchAll(/client\s*\.(\w+\.\w+)\(/g)].map(([, method]) => method ?? ''),
    )
    expect([...called].filter((method) => !(method in scopesOf))).toEqual([])
    expect(called.size).toBeGreaterThan(8)
    const needed = new Set([...called].flatMap((method) => scopesOf[method] ?? []))
    const also = ['commands', 'metadata.message:read']
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed, ...also].sort())
  })

  it('subscribes to the events that are heard', () => {
    const heard = [...sources.matchAll(/\.event\('(\w+)'/g)].map(([, name]) => name)
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(heard)
  })

  it('has every scope explained', () => {
    const page = read('docs/install-slack.md')
    for (const scope of manifest.oauth_config.scopes.bot) expect(page).toContain(`\`${scope}\``)
  })
})
