import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { batonScript } from '../../../src/intake/pages/baton-script.ts'

interface Sent {
  readonly visitor: string
  readonly kind?: string
  readonly path?: string
  readonly name?: string
  readonly forget?: boolean
}

interface Baton {
  consent(yes: boolean): void
  forget(): void
}

type Listener = (event: object) => void

/** Just so much of a browser as the script touches. */
function aBrowser({ consent = '', stored = '', pricingTop = 2_000 } = {}) {
  const sent: Sent[] = []
  const store = new Map(stored === '' ? [] : [['baton.visitor', stored]])
  const listeners = new Map<string, Listener>()
  const field = { value: '' }
  const form = { querySelector: () => field, matches: () => true }
  const prices = { top: pricingTop, height: 1_000 }
  const timers: (() => void)[] = []
  const on = (kind: string, listener: Listener) => listeners.set(kind, listener)
  const world: Record<string, unknown> = {
    URL,
    crypto,
    innerHeight: 800,
    location: { pathname: '/bang-gia' },
    localStorage: {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => store.set(key, value),
      removeItem: (key: string) => store.delete(key),
    },
    navigator: {
      sendBeacon: (to: string, body: string) => {
        expect(to).toBe('https://leads.example.vn/v1/web')
        return sent.push(JSON.parse(body)) > 0
      },
    },
    document: {
      readyState: 'complete',
      currentScript: {
        src: 'https://leads.example.vn/baton.js',
        getAttribute: () => consent,
      },
      documentElement: { setAttribute: () => {} },
      querySelector: () => ({
        getBoundingClientRect: () => ({ ...prices, bottom: prices.top + prices.height }),
      }),
      querySelectorAll: () => [form],
      addEventListener: on,
    },
    addEventListener: on,
    setTimeout: (run: () => void) => timers.push(run),
  }
  world['window'] = world
  runInNewContext(batonScript, world)
  return {
    sent,
    store,
    field,
    baton: world['baton'] as Baton,
    kinds: () => sent.map((each) => each.kind),
    scrollTo: (top: number) => {
      prices.top = top
      listeners.get('scroll')?.({})
    },
    click: (attributes: Record<string, string>) => {
      const at = { getAttribute: (name: string) => attributes[name] ?? null, pathname: '/gia.pdf' }
      listeners.get('click')?.({ target: { closest: () => at } })
    },
    wait: () => {
      for (const run of timers) run()
    },
  }
}

describe('before consent', () => {
  it('sends and stores nothing, whatever the visitor does', () => {
    const { sent, store, field, scrollTo, click } = aBrowser({ pricingTop: 0 })
    scrollTo(-300)
    click({ 'data-baton-document': 'price-list' })
    expect([sent, [...store], field.value]).toEqual([[], [], ''])
  })
})

describe('after consent', () => {
  it('stores one visitor id, tells the page without its query and marks the forms', () => {
    const { baton, sent, store, field } = aBrowser()
    baton.consent(true)
    const id = store.get('baton.visitor')
    expect(id).toMatch(/^v_[0-9a-f]{32}$/)
    expect(sent).toMatchObject([{ visitor: id, kind: 'page_seen', path: '/bang-gia' }])
    expect(field.value).toBe(id)
  })

  it('is there from the start when the site says so, or the visitor agreed before', () => {
    const id = `v_${'ab'.repeat(16)}`
    expect(aBrowser({ consent: 'granted' }).kinds()).toEqual(['page_seen'])
    expect(aBrowser({ stored: id }).sent).toMatchObject([{ visitor: id, kind: 'page_seen' }])
  })

  it('tells once that prices were seen, and read when their end was reached', () => {
    const { kinds, scrollTo } = aBrowser({ consent: 'granted' })
    scrollTo(700)
    expect(kinds()).toEqual(['page_seen', 'pricing_seen'])
    scrollTo(-90)
    expect(kinds()).toEqual(['page_seen', 'pricing_seen'])
    scrollTo(-100)
    scrollTo(-150)
    expect(kinds()).toEqual(['page_seen', 'pricing_seen', 'pricing_read'])
  })

  it('does not take prices for read that were jumped over, or only flashed by', () => {
    const { kinds, scrollTo } = aBrowser({ consent: 'granted' })
    scrollTo(-1_500)
    expect(kinds()).toEqual(['page_seen'])
  })

  it('takes prices for read that stood whole in view for a while', () => {
    const { kinds, wait } = aBrowser({ consent: 'granted', pricingTop: -150 })
    expect(kinds()).toEqual(['page_seen', 'pricing_seen'])
    wait()
    expect(kinds()).toEqual(['page_seen', 'pricing_seen', 'pricing_read'])
  })

  it('tells which document was downloaded', () => {
    const { sent, click } = aBrowser({ consent: 'granted' })
    click({ 'data-baton-document': 'price-list' })
    expect(sent.at(-1)).toMatchObject({ kind: 'document_downloaded', name: 'price-list' })
  })

  it('can be given by a button of the page', () => {
    const { kinds, click } = aBrowser()
    click({ 'data-baton-consent': 'yes' })
    expect(kinds()).toEqual(['page_seen'])
  })

  it('can be taken back: the id is gone here and there, and nothing is sent any more', () => {
    const { baton, sent, store, field, scrollTo } = aBrowser({ consent: 'granted' })
    const id = store.get('baton.visitor')
    baton.forget()
    expect(sent.at(-1)).toEqual({ visitor: id, forget: true })
    expect([...store]).toEqual([])
    expect(field.value).toBe('')
    scrollTo(-150)
    expect(sent).toHaveLength(2)
  })
})
