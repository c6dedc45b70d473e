import { h } from './dom.js'

const parser = globalThis.markdownit({ html: false, linkify: true, breaks: true })
const openLink = parser.renderer.rules.link_open

parser.renderer.rules.link_open = (tokens, index, options, env, self) => {
  tokens[index].attrSet('target', '_blank')
  tokens[index].attrSet('rel', 'noreferrer noopener')
  return openLink?.(tokens, index, options, env, self) ?? self.renderToken(tokens, index, options)
}

const escapedMention = /&lt;at&gt;(.*?)&lt;\/at&gt;/g

/** HTML of strangers' Markdown: their HTML stays text, and dangerous links stay plain. */
export const toHtml = (text) =>
  parser.render(text).replace(escapedMention, '<span class="mention">$1</span>')

/** What a person wrote, as they wrote it. */
export const toNodes = (text) =>
  text
    .split(/(<at>.*?<\/at>)/)
    .map((part) =>
      part.startsWith('<at>') ? h('span', { className: 'mention' }, part.slice(4, -5)) : part,
    )
