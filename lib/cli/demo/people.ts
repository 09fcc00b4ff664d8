/**
 * People who do not exist, for demonstrations and measurements: complete statements of support that every rule accepts
 * without a doubt. Names are common ones put together by counting; numbers are counted too, with the right check digit.
 */
import { memberStates, type MemberState } from '#lib/domain/member-states'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { thresholdsFor } from '#lib/rules/thresholds'
import { documentNumberOf } from './document-numbers.ts'
import { addressBooks } from './names/addresses.ts'
import { names } from './names/index.ts'
import { personOf, type Person } from './person.ts'

/** Chooses a whole number from 0 to below `choices`: another at each call, the same ones for the same index. */
type Draw = (choices: number) => number

/**
 * What a made-up signatory types: the fields that the rule of their Member State names, and no other.
 *
 * The same index gives the same person. Any 2,556,700 indexes in a row give as many identities in each Member State.
 *
 * @param index - A whole number from 0.
 */
export function madeUpSignatory(memberState: MemberState, index: number): Readonly<Record<string, string>> {
  const person = personOf(index)
  const draw = drawing(index)
  const { part, documents } = eci2019.rules[memberState]
  const named = nameOf(memberState, person)
  if (part === 'A') return { ...named, dateOfBirth: person.bornOn, ...addressOf(memberState, draw) }

  const { type } = pick(documents, draw)
  return { ...named, documentType: type, documentNumber: documentNumberOf(memberState, type, person) }
}

/**
 * The Member State of an index: each as often as its threshold is large, and all of them mixed. With the thresholds of
 * 2026, 720 indexes in a row have as many of each as it has seats in the European Parliament.
 *
 * @param index - A whole number from 0.
 */
export function memberStateOfIndex(index: number): MemberState {
  const memberState = round[index % round.length]
  if (memberState === undefined) throw new RangeError('not a whole number from 0')
  return memberState
}

const round = roundOf(thresholdsFor('2026-01-01'))

/** One round of Member States: the appearances of each stand at equal distances, half of one from either end. */
function roundOf(thresholds: Readonly<Record<MemberState, number>>): readonly MemberState[] {
  const unit = Object.values(thresholds).reduce(greatestCommonDivisor)
  return memberStates
    .flatMap((memberState) => {
      const times = thresholds[memberState] / unit
      return Array.from({ length: times }, (_, turn) => ({ memberState, at: (turn + 0.5) / times }))
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ memberState }) => memberState)
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other)
}

/** Two people of one sex born on one day never share both names: part A tells them apart by that. */
function nameOf(memberState: MemberState, { sex, bornOn, rank }: Person): Record<'givenNames' | 'familyNames', string> {
  const { given, family } = names[memberState]
  const ofTheDay = 101 * (Date.parse(bornOn) / 86_400_000)
  const combination = modulo(ofTheDay + rank, given[sex].length * family.length)
  return {
    givenNames: pick(given[sex], (choices) => combination % choices),
    familyNames: pick(family, () => Math.floor(combination / given[sex].length))[sex],
  }
}

/** Births before 1970 count below zero. */
const modulo = (number: number, modulus: number): number => ((number % modulus) + modulus) % modulus

/** Of fourteen, one lives in another Member State. */
function addressOf(memberState: MemberState, draw: Draw): Record<string, string> {
  const isAbroad = draw(14) === 0
  const country = isAbroad ? pick(elsewhere(memberState), draw) : memberState
  const book = addressBooks[country]
  if (book === undefined) throw new Error(`no address is made up in ${country}`)
  const { postalCode, city } = pick(book.places, draw)
  const suffix = draw(6) === 0 ? book.suffix : ''
  return {
    street: pick(book.streets, draw),
    streetNumber: `${String(1 + draw(120))}${suffix}`,
    postalCode: postalCode.replace(/[#@]/gu, (sign) => (sign === '#' ? String(draw(10)) : pick(postalLetters, draw))),
    city,
    country,
  }
}

/** Letters that both Irish and Dutch postal codes have. */
const postalLetters = Array.from('ACDEHKNPRTVWX')

const residences = Object.keys(addressBooks)

const elsewhere = (memberState: MemberState): readonly string[] =>
  residences.filter((country) => country !== memberState)

function pick<Item>(items: readonly Item[], draw: Draw): Item {
  const item = items[draw(items.length)]
  if (item === undefined) throw new RangeError('nothing to pick')
  return item
}

/** Numbers that follow from the index and show no pattern: the finaliser of MurmurHash3 over a Weyl sequence. */
function drawing(index: number): Draw {
  let state = Math.imul(index + 1, 0x9e37_79b1)
  return (choices) => {
    state = (state + 0x6d2b_79f5) | 0
    let bits = state ^ (state >>> 16)
    bits = Math.imul(bits, 0x85eb_ca6b)
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35)
    return ((bits ^ (bits >>> 16)) >>> 0) % choices
  }
}
