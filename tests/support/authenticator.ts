import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** What may be wrong with an answer. */
export interface Twist {
  /** Origin that the browser reports. */
  readonly origin?: string
  /** Name of the site that the authenticator has bound its key to. */
  readonly rpId?: string
  readonly challenge?: string
  /** Without the finger or PIN. */
  readonly isUnverified?: boolean
  readonly counter?: number
  /** Sent in the place of the authenticator's own. */
  readonly userHandle?: string
  readonly type?: string
  /** An attestation of another format, or with a maker's certificate. */
  readonly attestation?: { readonly fmt: string; readonly attStmt: ReadonlyMap<string, unknown> }
}

interface Options {
  readonly challenge: string
  readonly rp?: { readonly id?: string }
  readonly rpId?: string
  readonly user?: { readonly id: string }
}

/** The kinds of values that a passkey's answer is made of, in CBOR (RFC 8949). */
type Value = number | string | Buffer | ReadonlyMap<unknown, unknown> | readonly unknown[]

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count])
  return count < 256
    ? Buffer.from([(major << 5) | 24, count])
    : Buffer.from([(major << 5) | 25, count >> 8, count & 0xff])
}

function cbor(value: Value): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (value instanceof Map)
    return Buffer.concat([
      head(5, value.size),
      ...[...(value as ReadonlyMap<unknown, unknown>)].flat().map((part) => cbor(part as Value)),
    ])
  const list = value as readonly Value[]
  return Buffer.concat([head(4, list.length), ...list.map(cbor)])
}

const sha256 = (input: string | Buffer): Buffer => createHash('sha256').update(input).digest()

const flags = { present: 0x01, verified: 0x04, withKey: 0x40 } as const

/**
 * An authenticator in software, with the browser around it: makes one passkey (P-256, no attestation) and signs by it,
 * by the rules of W3C Web Authentication, level 3, sections 6 and 7, or with a twist.
 */
export class Authenticator {
  readonly id = randomBytes(32)
  readonly privateKey: KeyObject
  readonly #publicKey: KeyObject
  counter = 0
  readonly #origin: string
  #userHandle = ''

  /** @param origin - Where its owner's browser is. */
  constructor(origin: string) {
    this.#origin = origin
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.privateKey = pair.privateKey
    this.#publicKey = pair.publicKey
  }

  /** Answers `navigator.credentials.create`, as JSON. */
  create(options: Options, twist: Twist = {}): string {
    this.#userHandle = options.user?.id ?? ''
    const { x = '', y = '' } = this.#publicKey.export({ format: 'jwk' })
    const key = new Map<number, Value>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ])
    const length = Buffer.from([0, this.id.length])
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, cbor(key)])
    const authData = Buffer.concat([this.#head(options.rp?.id ?? '', flags.withKey, twist), attested])
    const clientData = this.#clientData('webauthn.create', options, twist)
    const { fmt, attStmt } = twist.attestation ?? { fmt: 'none', attStmt: new Map() }
    const attestationObject = cbor(
      new Map<string, Value>([
        ['fmt', fmt],
        ['attStmt', attStmt],
        ['authData', authData],
      ]),
    )
    return this.#answer({
      clientDataJSON: clientData.toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** Answers `navigator.credentials.get`, as JSON. */
  get(options: Options, twist: Twist = {}): string {
    const authData = this.#head(options.rpId ?? '', 0, twist)
    const clientData = this.#clientData('webauthn.get', options, twist)
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.privateKey)
    return this.#answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: twist.userHandle ?? this.#userHandle,
    })
  }

  #head(rpId: string, more: number, twist: Twist): Buffer {
    this.counter = twist.counter ?? this.counter + 1
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    const verified = twist.isUnverified === true ? 0 : flags.verified
    return Buffer.concat([sha256(twist.rpId ?? rpId), Buffer.from([flags.present | verified | more]), counter])
  }

  #clientData(type: string, options: Options, twist: Twist): Buffer {
    const challenge = twist.challenge ?? options.challenge
    const origin = twist.origin ?? this.#origin
    return Buffer.from(JSON.stringify({ type: twist.type ?? type, challenge, origin, crossOrigin: false }))
  }

  #answer(response: object): string {
    const id = this.id.toString('base64url')
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} })
  }
}
