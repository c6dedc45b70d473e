import { expect, it } from 'vitest'
import { loopbackOf } from '../../../src/demo/loopback.ts'

it.each([
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/'],
  ['http://127.8.0.1:3000', 'http://127.8.0.1:3000/'],
  ['http://[::1]:3000', 'http://[::1]:3000/'],
  ['http://localhost:3000', 'http://127.0.0.1:3000/'],
  ['http://0.0.0.0:3000', 'http://127.0.0.1:3000/'],
  ['http://[::]:3000', 'http://[::1]:3000/'],
])('takes %s for this machine, asked as %s', (address, asked) => {
  expect(loopbackOf(address)?.href).toBe(asked)
})

it.each([
  'http://10.0.0.5:3000',
  'http://192.168.1.4:3000',
  'https://leads.example.com',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com:3000',
  'https://127.0.0.1:3000',
  'http://169.254.1.1',
  'http://[fe80::1]:3000',
  'not an address',
])('takes %s for somewhere else', (address) => {
  expect(loopbackOf(address)).toBeNull()
})
