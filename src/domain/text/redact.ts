const digit = '[0-9０-９]'
const gap = '[ \\t\\u00a0.()\\-‐-―]{0,3}'
const atLeast = (count: number) => `(?:${gap}${digit}){${count},}`
const notAfterDigit = `(?<!${digit})`

// Ids and times that only look like numbers; logs are useless without them.
const kept = [
  '\\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b',
  '\\b(?:19|20)\\d\\d-(?:0\\d|1[0-2])-(?:[0-2]\\d|3[01])(?!-?\\d)',
  '\\b1\\d{9}\\.\\d{6}\\b',
  '\\b1\\d{12}\\b',
  '\\b0\\.\\d+(?![\\d.])',
].join('|')

const mailLetter = '[^\\s<>()\\[\\],;:"\'=@]'
// Begins where its run of letters begins: trying every letter would take long on long text.
const mail = `(?<!${mailLetter})${mailLetter}+(?:[@＠]|%40)${mailLetter}{1,254}\\.${mailLetter}{1,254}`

// A country code, a leading 0 (an O may be typed for it), American groups, or nine digits on end.
const phone = [
  `[+＋]${atLeast(7)}`,
  `${notAfterDigit}(?:[0０]|(?<!\\p{L})o(?=${digit}))(?:${gap}(?:${digit}|o(?![a-np-z]))){8,}`,
  `${notAfterDigit}84${atLeast(9)}`,
  `${notAfterDigit}\\(?\\d{3}\\)?[ .-]?\\d{3}[ .-]\\d{4}(?!${digit})`,
  `${notAfterDigit}${digit}{9,15}(?!${digit})`,
].join('|')

const personal = new RegExp(`(${mail})|${kept}|(${phone})`, 'giu')

/**
 * Free text without phones and mails, for logs. Rather takes a number too many than one too few;
 * UUIDs, dates, epoch milliseconds and Slack timestamps stay. Names can't be found this way.
 */
export function redactPersonalData(text: string): string {
  return text.replace(personal, (found: string, isMail?: string, isPhone?: string) => {
    if (isMail !== undefined) return '[mail]'
    return isPhone === undefined ? found : '[phone]'
  })
}
