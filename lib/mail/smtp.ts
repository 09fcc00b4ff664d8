import { createTransport, type Transporter } from 'nodemailer'
import type { MailServer } from '#lib/config/mail-server'
import type { Letter } from './letter.ts'
import type { Delivery, Post } from './outbox.ts'

/** Milliseconds that a mail server has to be found and reached, to greet, and to say something while we talk. */
const patience = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/**
 * Hands letters to the hoster's mail server (RFC 6409), several over one connection. Nothing of what is said is logged:
 * it is full of addresses.
 */
export function smtpPost(server: MailServer, times: Partial<typeof patience> = {}): Post {
  let transport: Transporter | null = null
  return {
    deliver: async (letter) => {
      transport ??= transportTo(server, { ...patience, ...times })
      try {
        await transport.sendMail(messageOf(letter, server))
        return { outcome: 'sent' }
      } catch (error) {
        return whyNot(error)
      }
    },
    hangUp: () => {
      transport?.close()
      transport = null
    },
  }
}

const transportTo = ({ host, port, security, credentials }: MailServer, times: typeof patience): Transporter =>
  createTransport({
    pool: true,
    maxConnections: 1,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(credentials === null ? {} : { auth: { user: credentials.name, pass: credentials.password } }),
    ...times,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

const messageOf = ({ to, language, subject, text, oneClick, listId }: Letter, { from }: MailServer) => ({
  from,
  // An object: no text that somebody typed is read as a list of addresses.
  to: { name: '', address: to },
  subject,
  text,
  textEncoding: 'quoted-printable' as const,
  xMailer: false as const,
  headers: {
    'Auto-Submitted': 'auto-generated',
    'Content-Language': language,
    ...(listId === undefined ? {} : { 'List-Id': { prepared: true, value: `<${listId}>` } }),
    ...(oneClick === undefined
      ? {}
      : {
          'List-Unsubscribe': { prepared: true, value: `<${oneClick}>` },
          'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' },
        }),
  },
})

/**
 * What an error says of the letter. The recipient's address or the message itself may be refused for good (RFC 5321,
 * section 4.2.1, 5yz); anything else may pass: a name and password that are wrong, a server that is down.
 */
function whyNot(error: unknown): Delivery {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string }
  const isAboutLetter = command === 'RCPT TO' || command === 'DATA' || code === 'EENVELOPE' || code === 'EMESSAGE'
  if (isAboutLetter && responseCode !== undefined && responseCode >= 500) return { outcome: 'refused' }
  // Without an answer to it: an address that no server is asked for, as one in letters that ours cannot take.
  if (code === 'EENVELOPE' && responseCode === undefined) return { outcome: 'refused' }
  return { outcome: 'failed', code: plainCode(code, responseCode), isServerAtFault: !isAboutLetter }
}

/** The kind of an error, never its message: mail servers quote addresses. */
const plainCode = (code: string | undefined, responseCode: number | undefined): string =>
  [/^[A-Z]{3,20}$/u.test(code ?? '') ? code : 'unknown', responseCode].filter((part) => part !== undefined).join(' ')
