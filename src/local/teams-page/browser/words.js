const all = await (await fetch('/words.json')).json()
let chosen = all.vi

/** Vietnamese for those whose locale says so, English for the rest. */
export function speak(locale) {
  const language = locale.startsWith('vi') ? 'vi' : 'en'
  chosen = all[language]
  document.documentElement.lang = language
}

export const word = (key, facts = {}) =>
  (chosen[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(facts[name] ?? ''))
