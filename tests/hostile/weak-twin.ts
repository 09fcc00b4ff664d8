/**
 * A site with the routes of ours and the faults that scanners look for, so that a scanner which finds nothing on ours
 * has shown that it can find something. Run by `twin.ts` in a process of its own, on this machine's loopback alone:
 *
 * `node tests/hostile/weak-twin.ts FOLDER KEY-FILE CERTIFICATE-FILE`
 */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

/** What the twin tells its parent. */
export interface TwinPorts {
  readonly http: number
  readonly tls: number
  /** Reads requests so that what follows a body is taken for the next request. */
  readonly desynchronised: number
}

/** Connections that the twin can hold: as few as an old server has workers. */
const workers = 150

const [, , folder = '', keyFile = '', certificateFile = ''] = process.argv
const database = new BetterSqlite3(join(folder, 'twin.sqlite'))
database.exec('CREATE TABLE states (code TEXT, name TEXT); CREATE TABLE signatures (given TEXT, number TEXT)')
database.exec("INSERT INTO states VALUES ('EE', 'Estonia'), ('DE', 'Germany')")

type Route = (query: URLSearchParams, response: ServerResponse) => void

const page = (response: ServerResponse, body: string, status = 200): void => {
  response.writeHead(status, { 'Content-Type': 'text/html' }).end(`<!doctype html><html><body>${body}</body></html>`)
}

/** SQL by putting texts together, reflected text, a redirect to anywhere, a file of anybody's choice, a weak password. */
const routes: Readonly<Record<string, Route>> = {
  '/': (_query, response) => {
    response.setHeader('Set-Cookie', 'session=1')
    page(
      response,
      '<a href="/en/search?q=bees">Search</a> <a href="/api/challenge?memberState=EE">Challenge</a> <a href="/go?to=/">Go</a>' +
        '<a href="/file?name=twin.txt">File</a>' +
        '<form method="post" action="/en/sign/EE"><input name="givenNames"><input name="documentNumber"></form>' +
        '<form method="post" action="/organiser/sign-in"><input name="email"><input name="password" type="password"></form>',
    )
  },
  '/icon.svg': (_query, response) => {
    response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end('<svg xmlns="http://www.w3.org/2000/svg"/>')
  },
  '/en/search': (query, response) => {
    page(response, `<p>Nothing was found for ${query.get('q') ?? ''}.</p>`)
  },
  '/api/challenge': (query, response) => {
    page(
      response,
      JSON.stringify(database.prepare(`SELECT * FROM states WHERE code = '${query.get('memberState') ?? ''}'`).all()),
    )
  },
  '/en/sign/EE': (query, response) => {
    const [given, number] = [query.get('givenNames') ?? '', query.get('documentNumber') ?? '']
    const found = database.prepare(`SELECT * FROM signatures WHERE number = '${number}' AND given = '${given}'`).all()
    page(response, `<p>Thank you, ${given}. ${String(found.length)} before you.</p>`)
  },
  '/organiser/sign-in': (query, response) => {
    if (query.get('email') !== 'ines@example.eu' || query.get('password') !== 'summer2026') {
      page(response, '<p>E-mail address or password is wrong.</p>')
      return
    }
    response.writeHead(303, { Location: '/organiser/sign-in/code' }).end()
  },
  '/go': (query, response) => {
    response.writeHead(302, { Location: query.get('to') ?? '/' }).end()
  },
  '/file': (query, response) => {
    page(response, readFileSync(join(folder, query.get('name') ?? ''), 'latin1'))
  },
  '/backup.sql': (_query, response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/plain' })
      .end("INSERT INTO organisers VALUES ('ines', 'summer2026');\n")
  },
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://twin')
  const chunks: Buffer[] = []
  // However long it takes, and however much it is.
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const sent = new URLSearchParams(Buffer.concat(chunks).toString())
    const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined
    try {
      if (route === undefined) page(response, '<p>Not here.</p>', 404)
      else route(new URLSearchParams([...searchParams, ...sent]), response)
    } catch (error) {
      // Says what the database says.
      page(response, `<p>${String(error)}</p>`, 500)
    }
  })
}

/** Takes no body for a body: what follows the headers is the next request (CL.0). */
const desynchronised = createTcpServer((socket) => {
  let waiting = ''
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    waiting += chunk.toString('latin1')
    for (let end = waiting.indexOf('\r\n\r\n'); end !== -1; end = waiting.indexOf('\r\n\r\n')) {
      const [, target = ''] = waiting.slice(0, end).split(' ')
      waiting = waiting.slice(end + 4)
      const body = `You asked for ${target}`
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`)
    }
  })
})

const patient = createServer({ insecureHTTPParser: true, requireHostHeader: false }, answer)
patient.maxConnections = workers
patient.requestTimeout = 0
patient.headersTimeout = 0
patient.keepAliveTimeout = 600_000

/** Everything that the library still speaks. */
const weakTls = createTlsServer(
  {
    key: readFileSync(keyFile),
    cert: readFileSync(certificateFile),
    minVersion: 'TLSv1',
    ciphers: 'AES128-SHA:AES256-SHA:ECDHE-RSA-AES128-SHA:ALL:@SECLEVEL=0',
    honorCipherOrder: false,
  },
  answer,
)

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })

process.on('uncaughtException', () => undefined)
process.once('disconnect', () => process.exit())
const ports: TwinPorts = {
  http: await listening(patient),
  tls: await listening(weakTls),
  desynchronised: await listening(desynchronised),
}
process.send?.(ports)
