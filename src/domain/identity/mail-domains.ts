/** A mail provider's rules about which addresses reach the same mailbox. */
export interface MailProvider {
  /** The domain under which the mailbox is kept; its other domains are aliases. */
  readonly domain: string
  readonly ignoresDots: boolean
  /** "minh+baton" reaches "minh". */
  readonly dropsPlus: boolean
}

const gmail: MailProvider = { domain: 'gmail.com', ignoresDots: true, dropsPlus: true }
const plusAt = (domain: string): MailProvider => ({ domain, ignoresDots: false, dropsPlus: true })
const plainAt = (domain: string): MailProvider => ({ domain, ignoresDots: false, dropsPlus: false })

const ownDomain = (make: (domain: string) => MailProvider, domains: readonly string[]) =>
  domains.map((domain): [string, MailProvider] => [domain, make(domain)])
const aliases = (provider: MailProvider, domains: readonly string[]) =>
  domains.map((domain): [string, MailProvider] => [domain, provider])

/** Open to anyone: an address there says nothing about a company. Sources: the providers' help pages. */
export const freeMailProviders: ReadonlyMap<string, MailProvider> = new Map([
  ...aliases(gmail, ['gmail.com', 'googlemail.com']),
  ...aliases(plusAt('icloud.com'), ['icloud.com', 'me.com', 'mac.com']),
  ...aliases(plusAt('proton.me'), ['proton.me', 'protonmail.com', 'pm.me']),
  ...ownDomain(plusAt, [
    'outlook.com',
    'outlook.com.vn',
    'hotmail.com',
    'hotmail.com.vn',
    'hotmail.co.uk',
    'hotmail.fr',
    'live.com',
    'live.vn',
    'msn.com',
    'fastmail.com',
    'yandex.com',
    'yandex.ru',
    'zoho.com',
  ]),
  ...ownDomain(plainAt, [
    'yahoo.com',
    'yahoo.com.vn',
    'yahoo.com.sg',
    'yahoo.co.uk',
    'yahoo.co.jp',
    'yahoo.fr',
    'ymail.com',
    'rocketmail.com',
    'aol.com',
    'gmx.com',
    'gmx.de',
    'gmx.net',
    'web.de',
    'mail.com',
    'mail.ru',
    'naver.com',
    'qq.com',
    '163.com',
    '126.com',
    'vnn.vn',
    'fpt.vn',
  ]),
])

/** Thrown away after use; the well-known ones, as no list of them is ever complete. */
export const disposableDomains: ReadonlySet<string> = new Set([
  '10minutemail.com',
  'discard.email',
  'dispostable.com',
  'fakeinbox.com',
  'getnada.com',
  'guerrillamail.com',
  'maildrop.cc',
  'mailinator.com',
  'mailnesia.com',
  'mohmal.com',
  'mytemp.email',
  'sharklasers.com',
  'temp-mail.org',
  'tempail.com',
  'tempmail.com',
  'tempmail.net',
  'throwawaymail.com',
  'trashmail.com',
  'yopmail.com',
  'yopmail.fr',
])

/** Read by whoever is on duty: several people write from one such address. RFC 2142 and usage. */
export const roleNames: ReadonlySet<string> = new Set([
  'abuse',
  'accounting',
  'admin',
  'billing',
  'careers',
  'cskh',
  'contact',
  'enquiry',
  'hanhchinh',
  'hello',
  'help',
  'hotro',
  'hr',
  'info',
  'inquiry',
  'ketoan',
  'kinhdoanh',
  'lienhe',
  'mail',
  'marketing',
  'media',
  'mkt',
  'no-reply',
  'noreply',
  'nhansu',
  'office',
  'postmaster',
  'purchasing',
  'root',
  'sale',
  'sales',
  'support',
  'team',
  'thongtin',
  'tuyendung',
  'vanphong',
  'webmaster',
])
