import { readFileSync } from 'node:fs'

/** The mail server that takes what this site sends. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte, TLS before anything is said of anybody (RFC 3207), or none at all. */
  readonly security: 'tls' | 'starttls' | 'none'
  readonly credentials: { readonly name: string; readonly password: string } | null
  /** Who the e-mails come from. */
  readonly from: { readonly name: string; readonly address: string }
}

/** The variables that name it. */
export interface MailVariables {
  readonly COLLIGO_MAIL_URL?: string | undefined
  readonly COLLIGO_MAIL_URL_FILE?: string | undefined
  readonly COLLIGO_MAIL_FROM?: string | undefined
}

/** Whether a text is a mail server's address, and what to write instead. */
export const isMailUrl = (text: string): boolean => readServer(text) !== null
export const mailUrlAsked = 'must be smtps://NAME:PASSWORD@HOST:PORT or smtp://NAME:PASSWORD@HOST:PORT'

/** The same for a file that holds one. */
export const isMailUrlFile = (file: string): boolean => isMailUrl(textIn(file))
export const mailUrlFileAsked = 'must name a file that holds smtps://NAME:PASSWORD@HOST:PORT and can be read'

/** Whether a mail server's address has a password in it. */
export const hasPassword = (text = ''): boolean => readServer(text)?.credentials != null

export const isSender = (text: string): boolean => readSender(text) !== null
export const senderAsked = 'must be an address, as news@example.eu or News <news@example.eu>'

/**
 * Reads which mail server to use; `null` where none is named. Each variable by itself has been looked at.
 *
 * @param wrong - Is told which variable does not go with the others, never its value: it holds a password.
 */
export function readMailServer(
  variables: MailVariables,
  wrong: (variable: keyof MailVariables, why: string) => void,
): MailServer | null {
  const { COLLIGO_MAIL_URL: given, COLLIGO_MAIL_URL_FILE: file, COLLIGO_MAIL_FROM: sender } = variables
  if ([given, file, sender].every((variable) => variable === undefined)) return null
  if (given !== undefined && file !== undefined) wrong('COLLIGO_MAIL_URL_FILE', 'takes the place of COLLIGO_MAIL_URL')
  const server = readServer(given ?? textIn(file))
  if (server === null) wrong('COLLIGO_MAIL_URL', 'is missing, but a sender is named')
  const from = readSender(sender)
  if (from === null) wrong('COLLIGO_MAIL_FROM', 'is missing, but a mail server is named')
  return server === null || from === null ? null : { ...server, from }
}

/** The text of a file; an empty one where it cannot be read, which is told as a wrong variable. */
function textIn(file = ''): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

const defaultPorts = { 'smtp:': 587, 'smtps:': 465 } as const

function readServer(text: string): Omit<MailServer, 'from'> | null {
  if (!URL.canParse(text)) return null
  const { protocol, hostname, port, username, password, pathname, search } = new URL(text)
  const [name, secret] = [decoded(username), decoded(password)]
  if (!isMailProtocol(protocol) || hostname === '' || !/^\/?$/u.test(pathname)) return null
  if (!searches[protocol].includes(search) || name === null || secret === null) return null
  const host = hostname.replace(/^\[(.*)\]$/u, '$1')
  return {
    host,
    port: port === '' ? defaultPorts[protocol] : Number(port),
    security: securityOf(protocol, host, search),
    credentials: name === '' ? null : { name, password: secret },
  }
}

const searches: Readonly<Record<MailProtocol, readonly string[]>> = { 'smtp:': ['', '?tls=off'], 'smtps:': [''] }

type MailProtocol = keyof typeof defaultPorts

const isMailProtocol = (protocol: string): protocol is MailProtocol => Object.hasOwn(defaultPorts, protocol)

/** Addresses of people cross no network in the clear, unless whoever runs the server says that the network is theirs. */
function securityOf(protocol: MailProtocol, host: string, search: string): MailServer['security'] {
  if (protocol === 'smtps:') return 'tls'
  return search === '?tls=off' || /^(?:localhost|127(?:\.\d+){3}|::1)$/u.test(host) ? 'none' : 'starttls'
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    // A percent sign that was not encoded.
    return null
  }
}

function readSender(text = ''): MailServer['from'] | null {
  const [, name = '', inAngles] = /^([^<>"\r\n]*?)\s*<([^<>]+)>$/u.exec(text.trim()) ?? []
  const address = inAngles ?? text.trim()
  return /^[^\s@<>",]+@[^\s@<>",]+$/u.test(address) ? { name, address } : null
}
