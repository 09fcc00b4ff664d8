import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createPlain } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { smtpPost } from '#lib/mail/smtp'
import { postAlarm } from '#lib/serving/alarm-webhook'
import { printed, temporaryFolder } from '#tests/support/opening'

/** A certificate that nobody has signed but itself. */
function ownCertificate(): { readonly key: string; readonly cert: string } {
  const folder = temporaryFolder()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')] as const
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', cert]
  printed('openssl', [
    'req',
    '-x509',
    ...made,
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
  ])
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

const notice = { kind: 'burst', memberState: 'EE', hour: '2026-11-29T21', counted: 9, usual: 1, raisedAt: '', link: '' }

describe('who speaks TLS to others', () => {
  it('tells no alarm to a server whose certificate nobody vouches for', async () => {
    let told = 0
    const server = createServer(ownCertificate(), (_request, response) => {
      told += 1
      response.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      server.close()
    })
    const { port } = server.address() as AddressInfo
    expect(await postAlarm(`https://localhost:${String(port)}/`, notice)).toBe('failed')
    expect(told).toBe(0)
  })

  it('follows no redirect with an alarm', async () => {
    const asked: string[] = []
    const server = createPlain((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(307, { location: '/elsewhere' }).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      server.close()
    })
    const { port } = server.address() as AddressInfo
    expect(await postAlarm(`http://127.0.0.1:${String(port)}/alarm`, notice)).toBe('failed')
    expect(asked).toEqual(['/alarm'])
  })

  it('hands no letter to a mail server whose certificate nobody vouches for', async () => {
    let received = 0
    const onData = (_stream: unknown, _session: unknown, done: () => void): void => {
      received += 1
      done()
    }
    const server = new SMTPServer({ ...ownCertificate(), secure: true, authOptional: true, logger: false, onData })
    server.on('error', () => undefined)
    const listening = server.listen(0, '127.0.0.1')
    await once(listening, 'listening')
    onTestFinished(async () => {
      await new Promise<void>((resolve) => {
        server.close(resolve)
      })
    })
    const { port } = listening.address() as AddressInfo
    const from = { name: 'News', address: 'news@example.eu' }
    const post = smtpPost({ host: 'localhost', port, security: 'tls', credentials: null, from })
    const letter = { to: 'mari@example.eu', language: 'en', subject: 'News', text: 'Swifts are back.' }
    expect(await post.deliver(letter)).toMatchObject({ outcome: 'failed', isServerAtFault: true })
    post.hangUp()
    expect(received).toBe(0)
  })
})
