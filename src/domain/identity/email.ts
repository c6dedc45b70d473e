import { domainToASCII } from 'node:url'
import { disposableDomains, freeMailProviders, roleNames } from './mail-domains.ts'

export type EmailRefusal = 'empty' | 'no_at' | 'bad_local' | 'bad_domain' | 'too_long'

export type NormalisedEmail =
  | {
      readonly ok: true
      /** Where to write: lower case, an international domain in its ASCII form. */
      readonly address: string
      /** Equal for addresses that reach one mailbox. For comparing, never for writing to. */
      readonly matchKey: string
      readonly domain: string
      /** gmail and the like: says nothing about a company. */
      readonly isFreeMail: boolean
      /** info@, sales@: several people behind one address. */
      readonly isRole: boolean
      readonly isDisposable: boolean
    }
  | { readonly ok: false; readonly reason: EmailRefusal }

// RFC 5321, 4.5.3.1.
const longestLocal = 64
const longestAddress = 254
// With a display name around the address.
const longestText = 500
// RFC 5322 dot-atom, with letters beyond ASCII as RFC 6531 allows.
const dotAtom =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const domainTyped = /^[\p{L}\p{M}\p{N}.-]+$/u
const domainName =
  /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/

/** An address as people type or paste it: "Mailto:", "Minh <minh@anphat.vn>", full-width letters. */
export function normaliseEmail(raw: string): NormalisedEmail {
  const typed = raw
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
  if (typed === '') return refused('empty')
  if (typed.length > longestText) return refused('too_long')
  const written = unwrapped(typed).toLowerCase().normalize('NFKC')
  const at = written.lastIndexOf('@')
  if (at === -1) return refused('no_at')
  const local = written.slice(0, at)
  const domain = domainOf(written.slice(at + 1))
  if (!dotAtom.test(local)) return refused('bad_local')
  if (domain === null) return refused('bad_domain')
  if (local.length > longestLocal || local.length + domain.length >= longestAddress) {
    return refused('too_long')
  }
  return describe(local, domain)
}

const refused = (reason: EmailRefusal): NormalisedEmail => ({ ok: false, reason })

function unwrapped(typed: string): string {
  const bracketed = /<([^<>]*)>$/.exec(typed)?.[1] ?? typed
  return bracketed
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[,;.]+$/, '')
}

function domainOf(typed: string): string | null {
  const ascii = domainTyped.test(typed) ? domainToASCII(typed) : ''
  return domainName.test(ascii) ? ascii : null
}

function describe(local: string, domain: string): NormalisedEmail {
  return {
    ok: true,
    address: `${local}@${domain}`,
    matchKey: matchKeyOf(local, domain),
    domain,
    isFreeMail: freeMailProviders.has(domain),
    isRole: roleNames.has(local.replace(/\+.*$/s, '')),
    isDisposable: disposableDomains.has(domain),
  }
}

function matchKeyOf(local: string, domain: string): string {
  const provider = freeMailProviders.get(domain)
  if (provider === undefined) return `${local}@${domain}`
  const untagged = provider.dropsPlus ? local.replace(/(?<=[^.])\.?\+.*$/s, '') : local
  const mailbox = provider.ignoresDots ? untagged.replaceAll('.', '') : untagged
  return `${mailbox}@${provider.domain}`
}
