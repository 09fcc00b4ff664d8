import { Secret, TOTP } from 'otpauth'

/** Seconds for which one code is shown. */
const period = 30

/** A new secret for an authenticator app: 160 random bits in base32 (RFC 4226, section 4). */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32

const generator = (secret: string, account = ''): TOTP =>
  new TOTP({ issuer: 'Colligo', label: account, secret: Secret.fromBase32(secret), period })

/** The address that an authenticator app reads from a QR code. */
export const codeAddress = (secret: string, account: string): string => generator(secret, account).toString()

/** The code that is valid now (RFC 6238). */
export const currentCode = (secret: string, now: Date): string =>
  generator(secret).generate({ timestamp: now.getTime() })

/**
 * The time step whose code this is, one step of clock drift either way allowed; `null` where it is none. The caller
 * keeps the step and accepts no earlier or equal one again: a code that somebody overheard opens nothing.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/gu, '')
  // `validate` compares bytes, and throws where six characters are more than six of them.
  if (!/^\d{6}$/.test(token)) return null
  const delta = generator(secret).validate({ token, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}
