/** The least that could be a durable 202: fastify, JSON, one insert. Arguments: database, port. */
import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'

const [url = '', port = '0'] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 20 })
await pool.query('CREATE TABLE IF NOT EXISTS bare (id uuid PRIMARY KEY, body jsonb NOT NULL)')
const app = Fastify()
app.post('/v1/leads', async (request, reply) => {
  const id = randomUUID()
  await pool.query({
    name: 'bare',
    text: 'INSERT INTO bare (id, body) VALUES ($1, $2)',
    values: [id, request.body],
  })
  return reply.code(202).send({ id })
})
await app.listen({ host: '127.0.0.1', port: Number(port) })
console.log('bare server listens')
