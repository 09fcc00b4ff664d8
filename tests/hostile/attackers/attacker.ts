import type { Certificate } from '../certificate.ts'
import type { Door } from '../door.ts'
import type { Honest } from '../honest.ts'
import type { Relay } from '../relay.ts'
import type { Twin } from '../twin.ts'

interface Account {
  readonly email: string
  readonly password: string
}

/** Our site, as attackers of each kind get at it. */
export interface Ours {
  readonly door: Door
  readonly relay: Relay
  readonly honest: Honest
  /** Organisers and their passwords: one for each who guesses, since an account that was guessed at makes wait. */
  readonly organisers: readonly [forHydra: Account, forGuesser: Account]
  /** TLS as we recommend it, on two real proxies. */
  readonly fronts: readonly Door[]
  readonly certificate: Certificate
}

/** A real tool, put to work against our site and against the weak twin. */
export interface Attacker {
  readonly name: string
  /** @returns What it has found, in words: nothing, it is to be hoped. */
  readonly onOurs: (ours: Ours, folder: string) => Promise<readonly string[]>
  /** @returns What it has found: something, or it proves nothing. */
  readonly onTwin: (twin: Twin, folder: string) => Promise<readonly string[]>
}
