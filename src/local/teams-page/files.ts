import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

const browser = fileURLToPath(new URL('browser/', import.meta.url))
const require = createRequire(import.meta.url)

/** Microsoft's renderer and the Markdown parser as their packages ship them for browsers. */
const vendored: Readonly<Record<string, string>> = {
  'adaptivecards.js': require.resolve('adaptivecards/dist/adaptivecards.min.js'),
  'adaptivecards.css': require.resolve('adaptivecards/dist/adaptivecards.css'),
  'markdown-it.js': require.resolve('markdown-it/browser'),
}

/** Exactly these files, each under its own address: no path of a request reaches the disk. */
export function serveFiles(app: FastifyInstance): void {
  for (const name of readdirSync(browser)) serve(app, `/${name}`, join(browser, name))
  for (const [name, file] of Object.entries(vendored)) serve(app, `/vendor/${name}`, file)
  serve(app, '/', join(browser, 'index.html'))
}

function serve(app: FastifyInstance, address: string, file: string): void {
  const type = types[extname(address)] ?? types['.html'] ?? ''
  app.get(address, (_, reply) => reply.type(type).send(readFileSync(file)))
}
