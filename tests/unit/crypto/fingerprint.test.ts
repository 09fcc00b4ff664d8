import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { fingerprint, fingerprintKey } from '#lib/crypto/fingerprint'
import { foldText, identityOf } from '#lib/domain/identity'
import { isMemberState, type MemberState } from '#lib/domain/member-states'
import type { DocumentType } from '#lib/domain/rule'
import { eci2019 } from '#lib/rules/eci-2019/index'
import published from '../../vectors/fingerprint.json' with { type: 'json' }

const { vectors } = published
const registrationNumber = 'ECI(2026)000001'
const keyBytes = Buffer.from(published.key, 'hex')
const key = fingerprintKey(keyBytes)
const hexOf = (parts: readonly string[]): string => fingerprint(key, parts).toString('hex')

/** Each part with its length before it. */
const joined = (parts: readonly string[]): string =>
  parts.map((part) => `${String(Buffer.byteLength(part))}:${part}`).join('')

/** What OpenSSL makes of a text under the published key. */
function opensslOf(input: string): string | undefined {
  const words = ['dgst', '-sha256', '-mac', 'HMAC', '-macopt', `hexkey:${published.key}`, '-r']
  return spawnSync('openssl', words, { input, encoding: 'utf8' }).stdout.split(' ')[0]
}

/** All parts, as `signStatement` puts them together. */
function partsOf(memberState: string, values: Readonly<Record<string, string>>): readonly string[] {
  if (!isMemberState(memberState)) throw new Error('a vector names no Member State')
  return [registrationNumber, memberState, ...identityOf(eci2019.rules[memberState], { memberState, values })]
}

const identity = (memberState: MemberState, documentType: DocumentType, documentNumber: string): string =>
  partsOf(memberState, { documentType, documentNumber }).join(' ')

describe.each(vectors)('the published statement $memberState $values', ({ memberState, values, parts, ...vector }) => {
  it('comes down to the published parts', () => {
    expect(partsOf(memberState, values)).toEqual(parts)
  })

  it('has the published fingerprint', () => {
    expect(hexOf(partsOf(memberState, values))).toBe(vector.fingerprint)
  })

  it('has the same fingerprint in OpenSSL', () => {
    expect(opensslOf(joined(parts))).toBe(vector.fingerprint)
  })
})

test('the specification prints the same vectors', () => {
  const page = readFileSync('docs/fingerprint.md', 'utf8')
  const rows = page
    .split('\n')
    .filter((line) => /^\| \d/u.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  expect(rows.map(([, ...cells]) => cells.slice(0, 4))).toEqual(
    vectors.map(({ values, parts, ...vector }, index) => [
      String(index + 1),
      Object.values(values).join(' / '),
      parts.slice(1).join(' · '),
      `\`${vector.fingerprint}\``,
    ]),
  )
  const [example] = vectors.filter(({ parts }) => page.includes(`printf '${joined(parts)}'`))
  expect(example, 'the command computes one of the vectors').toBeDefined()
  expect(page).toContain(`hexkey:${published.key}`)
})

test('the specification prints every letter that is taken for another', () => {
  const page = readFileSync('docs/fingerprint.md', 'utf8')
  const tables = [...page.matchAll(/^ *\| (?:Letter|Greek|Cyrillic) (.+)\n.+\n *\| is (.+)$/gmu)]
  expect(tables).toHaveLength(3)
  const cells = (row: string): string[] => row.split('|').flatMap((cell) => (cell.trim() === '' ? [] : [cell.trim()]))
  const pairs = tables.flatMap(([, letters = '', others = '']) =>
    cells(letters).map((letter, index) => [letter, cells(others)[index]] as const),
  )
  const [folded, alike] = [pairs.slice(0, 11), pairs.slice(11)]
  for (const [letter, other] of folded) expect(foldText(letter)).toBe(other)
  for (const [letter, other] of alike)
    expect(identity('CY', 'passport', letter)).toBe(`${registrationNumber} CY B passport ${other!}`)
  // Every capital letter of Europe's alphabets that is not printed there stands for itself.
  const printed = new Set(alike.map(([letter]) => letter))
  for (let code = 0x386; code < 0x530; code += 1) {
    const letter = foldText(String.fromCodePoint(code))
    if (letter.length !== 1 || printed.has(letter)) continue
    expect(identity('CY', 'passport', letter)).toBe(`${registrationNumber} CY B passport ${letter}`)
  }
})

test('the specification prints every number that has one spelling of several', () => {
  const page = readFileSync('docs/fingerprint.md', 'utf8')
  const printed = [...page.matchAll(/^ *\| ([A-Z]{2}) +\| `([a-z.]+)`/gmu)].map(
    ([, state, type]) => `${state!} ${type!}`,
  )
  const inRules = Object.values(eci2019.rules).flatMap(({ memberState, documents }) =>
    documents.filter(({ canonical }) => canonical !== undefined).map(({ type }) => `${memberState} ${type}`),
  )
  expect(printed.toSorted()).toEqual(inRules.toSorted())
})

describe('folding', () => {
  it('leaves a folded text as it is, whatever character it came from', () => {
    for (let code = 0; code <= 0x10_ff_ff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue
      const folded = foldText(String.fromCodePoint(code))
      if (foldText(folded) !== folded) expect.fail(`U+${code.toString(16)} folds to ${folded}, and that folds on`)
    }
  })

  it('leaves a folded name as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(foldText(foldText(name))).toBe(foldText(name))
      }),
    )
  })

  it('does not mind composed characters, capitals, spaces and hyphens', () => {
    const names = fc.stringMatching(
      /^[a-zàâäçéèêëîïôöùûüÿñąćęłńóśźžščřďťňěůőűāēģīķļņšūžėįųøåæđħġċαβγδεζηθικλμνξοπρστυφχψωбвгджзийклмнп]{1,20}$/u,
    )
    const between = fc.constantFrom('', ' ', '-', '’', '.')
    fc.assert(
      fc.property(names, names, between, (one, other, join) => {
        const name = `${one}${join}${other}`
        expect(foldText(name.normalize('NFD').toUpperCase())).toBe(foldText(one + other))
      }),
    )
  })

  it('of a number that was folded and spelled out changes nothing more', () => {
    const number = fc.string({ unit: 'binary', maxLength: 14 })
    const kinds = Object.values(eci2019.rules).flatMap(({ memberState, documents }) =>
      documents.map(({ type }) => ({ memberState, type })),
    )
    fc.assert(
      fc.property(fc.constantFrom(...kinds), number, ({ memberState, type }, typed) => {
        const once = partsOf(memberState, { documentType: type, documentNumber: typed })
        expect(partsOf(memberState, { documentType: type, documentNumber: once.at(-1)! })).toEqual(once)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('two lists of parts', () => {
  const part = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.stringMatching(/^[0-9:]{0,6}$/u))
  const parts = fc.array(part, { maxLength: 6 })

  it('have one fingerprint only if they are the same', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(hexOf(one) === hexOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
      }),
      { numRuns: 2000 },
    )
  })

  it('that read alike when run together are told apart by where they are cut', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 12 }), fc.nat(12), fc.nat(12), (text, one, other) => {
        const cut = (at: number): string[] => [text.slice(0, at), text.slice(at)]
        fc.pre(Math.min(one, text.length) !== Math.min(other, text.length))
        expect(hexOf(cut(one))).not.toBe(hexOf(cut(other)))
      }),
    )
  })

  it('do not agree where one holds the other’s lengths as text', () => {
    expect(hexOf(['a', 'b'])).not.toBe(hexOf(['a1:b']))
    expect(hexOf(['', ''])).not.toBe(hexOf(['']))
    expect(hexOf([])).not.toBe(hexOf(['']))
  })

  it('are counted in bytes, not in characters', () => {
    expect(hexOf(['ΕΛ', 'ab'])).toBe(opensslOf('4:ΕΛ2:ab'))
  })
})

describe('the key', () => {
  it('makes all the difference: another one gives other fingerprints', () => {
    const other = fingerprintKey(Buffer.alloc(32, 7))
    expect(fingerprint(other, ['a']).equals(fingerprint(key, ['a']))).toBe(false)
  })

  it('has at least 32 bytes', () => {
    expect(() => fingerprintKey(Buffer.alloc(31))).toThrow(RangeError)
    expect(fingerprintKey(Buffer.alloc(32, 1)).symmetricKeySize).toBe(32)
  })

  it('cannot be printed by accident', () => {
    expect(JSON.stringify({ key })).not.toContain(keyBytes.toString('base64').slice(0, 8))
    expect(inspect(key, { depth: 9, showHidden: true })).not.toContain(keyBytes.toString('hex').slice(0, 8))
  })
})
