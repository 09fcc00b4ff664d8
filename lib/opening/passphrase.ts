import { fail, ok, type Result } from '#lib/domain/result'

/** The shortest passphrase that may guard the private key, in characters. */
export const shortestPassphrase = 12

/** A passphrase as the key's derivation takes it. Made by `passphraseFrom` alone. */
export type Passphrase = string & { readonly passphrase: true }

/**
 * Reads a passphrase as somebody typed it or kept it in a file.
 *
 * Composed characters (NFC) whatever the keyboard sends: macOS and Linux type `é` in different ways, and a passphrase
 * that unlocks on one machine alone is a lost key. Spaces inside and at the edges count. Source: RFC 8265, section 4.2.
 */
export function passphraseFrom(text: string): Result<Passphrase, 'passphrase-too-short'> {
  const passphrase = text.normalize('NFC')
  return [...passphrase].length < shortestPassphrase ? fail('passphrase-too-short') : ok(passphrase as Passphrase)
}

/** The first line of a file or a pipe: editors end a file with a line break that belongs to no passphrase. */
export const firstLineOf = (text: string): string => text.replace(/^\uFEFF/u, '').replace(/\r?\n$/u, '')
