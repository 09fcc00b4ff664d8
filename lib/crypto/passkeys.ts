import { createHmac, randomBytes, type KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import type * as library from '@simplewebauthn/server'
import { z } from 'zod'

/** What the server asks a browser to have made, or signed, in the form that browsers take. */
export type CreationOptions = Awaited<ReturnType<WebAuthn['generateRegistrationOptions']>>
export type RequestOptions = Awaited<ReturnType<WebAuthn['generateAuthenticationOptions']>>

type WebAuthn = typeof library

/** What an answer has to be bound to: it was asked for just now, and by this site and no other. */
interface Expected {
  readonly challenge: string
  /** The address that the public sees, as the operator has set it: never what a request says of itself. */
  readonly origin: string
}

interface KnownPasskey {
  /** The credential's id, base64url. */
  readonly id: string
  readonly transports: readonly string[]
}

interface NewPasskey extends KnownPasskey {
  /** COSE key. */
  readonly publicKey: Buffer
  readonly counter: number
}

/** Somebody as their authenticator keeps them: the handle says nothing to who reads it. */
interface PasskeyOwner {
  readonly handle: Buffer
  readonly email: string
  readonly name: string
}

/** 256 random bits, base64url. */
export const newChallenge = (): string => randomBytes(32).toString('base64url')

/** What authenticators know somebody by: the same each time, and no number of the database. */
export const passkeyHandle = (key: KeyObject, organiserId: number): Buffer =>
  createHmac('sha256', key).update(String(organiserId)).digest()

/**
 * The name that passkeys of a site are bound to; `null` where browsers make none: a site without a name, or without TLS.
 * They count `localhost` as safe.
 */
export function passkeySite(origin: string): string | null {
  const { hostname, protocol } = new URL(origin)
  const isAddress = isIP(hostname.replaceAll(/[[\]]/gu, '')) !== 0
  return isAddress || (protocol !== 'https:' && hostname !== 'localhost') ? null : hostname
}

/** As little as passes for one: these libraries are large, and few processes ever need them. */
const webAuthn = (): Promise<WebAuthn> => import('@simplewebauthn/server')

const siteOf = ({ origin }: Expected): string => passkeySite(origin) ?? 'none.invalid'

const asLibraryWants = ({ id, transports }: KnownPasskey) => ({ id, transports: [...transports] })

/** How long browsers wait for a finger, in milliseconds; the challenge ends at about the same time. */
const patience = 120_000

/** EdDSA, ES256, RS256 (RFC 9053): what authenticators have. */
const algorithms = [-8, -7, -257]

/** Asks for a new passkey: with a finger or a PIN each time it is used, kept where its owner can find it, and by no maker named. */
export async function creationOptions(
  owner: PasskeyOwner,
  known: readonly KnownPasskey[],
  expected: Expected,
): Promise<CreationOptions> {
  const { generateRegistrationOptions } = await webAuthn()
  return generateRegistrationOptions({
    rpName: 'Colligo',
    rpID: siteOf(expected),
    userID: new Uint8Array(owner.handle),
    userName: owner.email,
    userDisplayName: owner.name,
    challenge: new Uint8Array(Buffer.from(expected.challenge, 'base64url')),
    timeout: patience,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(asLibraryWants),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
}

/** Asks for a signature by one of somebody's passkeys. */
export async function requestOptions(known: readonly KnownPasskey[], expected: Expected): Promise<RequestOptions> {
  const { generateAuthenticationOptions } = await webAuthn()
  return generateAuthenticationOptions({
    rpID: siteOf(expected),
    challenge: new Uint8Array(Buffer.from(expected.challenge, 'base64url')),
    timeout: patience,
    allowCredentials: known.map(asLibraryWants),
    userVerification: 'required',
  })
}

const text = z.string().min(1).max(16_384)
const base64url = text.regex(/^[A-Za-z0-9_-]+$/u)
const transport = z.string().regex(/^[a-z-]{1,20}$/u)
const credential = { id: base64url.max(1400), rawId: base64url.max(1400), type: z.literal('public-key') }

const creation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(transport).max(10).catch([]),
  }),
})

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
})

/**
 * Reads what a browser answers when a passkey was to be made.
 *
 * @returns `null` where the answer is not to this challenge, of this site, or without a finger or PIN.
 */
export async function readNewPasskey(answer: string, expected: Expected): Promise<NewPasskey | null> {
  const response = parsed(creation, answer)
  if (response === null) return null
  try {
    if (await namesItsMaker(response.response.attestationObject)) return null
    const { verifyRegistrationResponse } = await webAuthn()
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: siteOf(expected),
      supportedAlgorithmIDs: algorithms,
      requireUserVerification: true,
    })
    if (registrationInfo === undefined) return null
    const { id, publicKey, counter } = registrationInfo.credential
    return { id, publicKey: Buffer.from(publicKey), counter, transports: response.response.transports }
  } catch {
    // Expected: the library throws, with the answer in its message, where anything does not fit.
    return null
  }
}

/**
 * Whether a maker's certificate came along, for which nobody asked: whoever checks it fetches lists of those revoked from
 * wherever it says.
 */
async function namesItsMaker(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  const decoded = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')))
  const isPlain = ['none', 'packed'].includes(decoded.get('fmt'))
  return !isPlain || decoded.get('attStmt').get('x5c') !== undefined
}

/** Which passkey an answer says it was signed by; `null` where it is none. */
export const passkeyIn = (answer: string): string | null => parsed(assertion, answer)?.id ?? null

/**
 * Reads what a browser answers when a passkey was to sign.
 *
 * @param passkey - The one that the answer names, as it is kept; its owner's handle.
 *
 * @returns The authenticator's counter, for the caller to compare; `null` where the answer is not to this challenge, of
 * this site, by this passkey and its owner, or without a finger or PIN.
 */
export async function readSignature(
  answer: string,
  passkey: NewPasskey & { readonly handle: Buffer },
  expected: Expected,
): Promise<number | null> {
  const response = parsed(assertion, answer)
  if (response?.id !== passkey.id) return null
  const { userHandle } = response.response
  if (userHandle !== undefined && userHandle !== passkey.handle.toString('base64url')) return null
  try {
    const { verifyAuthenticationResponse } = await webAuthn()
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} } as never,
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: siteOf(expected),
      // Compared where it is kept, in one step with keeping the next.
      credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    // Expected: the library throws where anything does not fit.
    return null
  }
}

function parsed<Shape extends z.ZodType>(shape: Shape, answer: string): z.infer<Shape> | null {
  try {
    return shape.safeParse(JSON.parse(answer)).data ?? null
  } catch {
    // Expected: not JSON at all.
    return null
  }
}
