import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathGiven } from '#lib/config/path-given'
import { currentCode } from '#lib/crypto/one-time-codes'
import { foundDemo, type FoundedDemo } from './demo/found.ts'
import { progressLine } from './demo/progress-line.ts'
import { optionsOr } from './options.ts'
import { buildSite, serveSite } from './site.ts'
import { say, stop } from './terminal.ts'

const usage = `Usage: ./run [-s] demo [--port N] [--data FOLDER] [--statements N] [--json]
  Builds the site, fills a throw-away data folder with a sample initiative, and serves it until it is stopped.`

const { port, statements, data, json } = readArguments()
const dataFolder = data === undefined ? join(mkdtempSync(join(tmpdir(), 'colligo-demo-')), 'data') : pathGiven(data)

const tell = (line: string): void => {
  if (!json) process.stderr.write(`${line}\n`)
}
tell('Building the site (half a minute the first time)…')
await buildSite({ out: 'ignore' })
tell(`Signing ${String(statements)} statements…`)
const progress = progressLine(statements, json)
const founded = await foundDemo({ dataFolder, statements, onSigned: progress.to })
progress.end()
const site = await serveSite(port, { COLLIGO_DATA: dataFolder })
tellAll(site.url, founded)

const end = (): void => {
  site.process.kill('SIGTERM')
}
process.once('SIGTERM', end)
process.once('SIGINT', end)
site.process.once('exit', (code) => process.exit(code ?? 0))

function readArguments(): { port: number; statements: number; data: string | undefined; json: boolean } {
  const { values } = optionsOr(usage, {
    options: {
      port: { type: 'string', default: '3000' },
      statements: { type: 'string', default: '3000' },
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const [port, statements] = [Number(values.port), Number(values.statements)]
  if (!Number.isInteger(port) || port < 1 || port > 65_535) stop(`--port takes a number from 1 to 65535.\n${usage}`, 2)
  if (!Number.isInteger(statements) || statements < 0) stop(`--statements takes a number.\n${usage}`, 2)
  return { port, statements, data: values.data, json: values.json }
}

function tellAll(url: string, demo: FoundedDemo): void {
  const { email, password, totpSecret, second, privateKeyFile, passphrase } = demo
  const organiserUrl = `${url}/organiser`
  if (json) {
    say(JSON.stringify({ url, organiserUrl, email, password, totpSecret, second, privateKeyFile, passphrase }))
    return
  }
  say(`
  The site                 ${url}
  Organisers' side         ${organiserUrl}
    e-mail                 ${email}
    password               ${password}
    one-time code now      ${currentCode(totpSecret, new Date())}
    secret of the codes    ${totpSecret}
  Second organiser, who confirms (in another browser)
    e-mail                 ${second.email}
    password               ${second.password}
    one-time code now      ${currentCode(second.totpSecret, new Date())}
    secret of the codes    ${second.totpSecret}
  Organisers' private key  ${privateKeyFile}
    passphrase             ${passphrase}
  Data folder              ${dataFolder}

  Sign as an Estonian, sign in as the organiser, ask for an export of Estonia, confirm it as the second, then open it:
    ./run export open FILE --key ${privateKeyFile} --out FOLDER
  Ctrl-C ends the demonstration.`)
}
