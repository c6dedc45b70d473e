import { setTimeout as elapse } from 'node:timers/promises'
import type { LocalSlack, SlackMessage } from '../../drivers/local-slack.ts'
import { lan } from './baton-in-parts.ts'

const patienceMs = 240_000
const triesAgainAfterMs = 20_000
const looksAgainAfterMs = 1_000
/** Who was to answer may be dead. */
const answerWithinMs = 10_000

/** Waits for something to be so; what fails meanwhile is a part that is down. */
export async function comesTrue(what: string, isSo: () => Promise<boolean>): Promise<void> {
  if (!(await holdsWithin(patienceMs, isSo))) throw new Error(`waited in vain for ${what}`)
}

/** As people do: acts, looks whether it worked, and after a while tries again. Says how often. */
export async function insists(
  what: string,
  act: () => Promise<unknown>,
  worked: () => Promise<boolean>,
): Promise<number> {
  const until = Date.now() + patienceMs
  for (let tries = 1; Date.now() < until; tries += 1) {
    const acted = await act().then(
      () => true,
      () => false,
    )
    if (await holdsWithin(acted ? triesAgainAfterMs : looksAgainAfterMs, worked)) return tries
  }
  throw new Error(`tried in vain to ${what}`)
}

async function holdsWithin(ms: number, isSo: () => Promise<boolean>): Promise<boolean> {
  const until = Date.now() + ms
  do {
    if (await isSo().catch(() => false)) return true
    await elapse(100)
  } while (Date.now() < until)
  return false
}

/** The newest message of the lead's that has this button or menu item. */
async function offering(
  slack: LocalSlack,
  channel: string,
  name: string,
  item: string,
): Promise<SlackMessage> {
  const all = await slack.messages(channel)
  const found = all.findLast((message) => {
    const words = JSON.stringify(message.blocks)
    return words.includes(name) && words.includes(item)
  })
  if (found === undefined) throw new Error(`nothing of ${name} offers ${item}`)
  return found
}

export async function lanClicks(
  slack: LocalSlack,
  channel: string,
  name: string,
  button: string,
): Promise<void> {
  await slack.click(lan, await offering(slack, channel, name, button), button)
}

/** Opens a form of a lead's message and sends it filled in. */
export async function lanFills(
  slack: LocalSlack,
  name: string,
  from: { readonly button: string } | { readonly item: string },
  form: { readonly id: string; readonly answers: Readonly<Record<string, string>> },
  meanwhile: () => Promise<void> = async () => {},
): Promise<void> {
  const channel = await slack.directChannel(lan)
  if (slack.openForm()?.callback_id !== form.id) {
    if ('button' in from) await lanClicks(slack, channel, name, from.button)
    else await slack.pick(lan, await offering(slack, channel, name, from.item), from.item)
  }
  await slack.form(({ callback_id }) => callback_id === form.id)
  const answered = slack.submit(lan, form.answers)
  await Promise.all([Promise.race([answered, elapse(answerWithinMs)]), meanwhile()])
}
