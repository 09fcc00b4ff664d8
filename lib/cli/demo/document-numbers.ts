import type { MemberState } from '#lib/domain/member-states'
import type { DocumentType } from '#lib/domain/rule'
import { hasCitizensCardCheckDigit } from '#lib/rules/checks/has-citizens-card-check-digit'
import { hasCnpCheckDigit } from '#lib/rules/checks/has-cnp-check-digit'
import { hasDniCheckLetter } from '#lib/rules/checks/has-dni-check-letter'
import { hasEgnCheckDigit } from '#lib/rules/checks/has-egn-check-digit'
import { hasEmsoCheckDigit } from '#lib/rules/checks/has-emso-check-digit'
import { hasLuhnCheckDigit } from '#lib/rules/checks/has-luhn-check-digit'
import { hasMod1110CheckDigit } from '#lib/rules/checks/has-mod11-10-check-digit'
import { hasPersonasKodsCheckDigit } from '#lib/rules/checks/has-personas-kods-check-digit'
import { hasPeselCheckDigit } from '#lib/rules/checks/has-pesel-check-digit'
import { hasSzemelyiSzamCheckDigit } from '#lib/rules/checks/has-szemelyi-szam-check-digit'
import { hasWeightedMod11CheckDigit } from '#lib/rules/checks/has-weighted-mod11-check-digit'
import type { Person, Sex } from './person.ts'

/** Writes the number of a person as they would. Different people get different numbers. */
type Writer = (person: Person) => string

const digits = '0123456789'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The stem, and the first of the endings that the check lets stand after it; `undefined` where it takes none. */
function completed(stem: string, endings: string, isRight: (number: string) => boolean): string | undefined {
  for (const ending of endings) if (isRight(stem + ending)) return stem + ending
  return undefined
}

/** @throws Error where no ending is right, which none of the checks here does but the Hungarian. */
function complete(stem: string, isRight: (number: string) => boolean, endings = digits): string {
  const number = completed(stem, endings, isRight)
  if (number === undefined) throw new Error('no check digit is right')
  return number
}

/** Seven digits that tell people apart and look like no row of numbers: the factor has none in common with ten. */
const sevenDigits = ({ count }: Person): string => String((count * 6_180_339) % 10_000_000).padStart(7, '0')

/** A letter for the first of the seven digits, then the other six: for formats that have room for no more. */
const letterAndSix = (person: Person): string => sevenDigits(person).replace(/^\d/u, letterOf)

const letterOf = (digit: string): string => letters.charAt(Number(digit))

/** How the numbers that tell it write a day of birth. */
function birthOf({ bornOn }: Person): { year: string; month: number; day: string; since2000: boolean } {
  return {
    year: bornOn.slice(2, 4),
    month: Number(bornOn.slice(5, 7)),
    day: bornOn.slice(8),
    since2000: bornOn.startsWith('2'),
  }
}

const sixDigitsOfBirth = ({ bornOn }: Person): string => bornOn.slice(2).replaceAll('-', '')

/**
 * The three digits that tell apart people born on one day, counted downwards from the end, which births in earnest
 * hardly reach. In Sweden, 980 to 999 are the Tax Agency's for tests.
 */
const serialOf = ({ sex, rank }: Person, odd: Sex): string => String((sex === odd ? 997 : 998) - 2 * rank)

/** A first digit that tells sex and century: the man's, the woman's one higher. */
const centuryDigit = (person: Person, before2000: number, since2000: number): string =>
  String((birthOf(person).since2000 ? since2000 : before2000) + (person.sex === 'woman' ? 1 : 0))

/** Isikukood and asmens kodas: sex and century, day of birth, serial, check digit. */
const balticNumber: Writer = (person) =>
  complete(centuryDigit(person, 3, 5) + sixDigitsOfBirth(person) + serialOf(person, 'man'), hasWeightedMod11CheckDigit)

/** Rijksregisternummer: births since 2000 are counted with a 2 in front. */
function belgianNumber(person: Person): string {
  const { year, month, day, since2000 } = birthOf(person)
  const [mm, serial] = [twoDigits(month), serialOf(person, 'man')]
  const checkNumber = 97 - (Number(`${since2000 ? '2' : ''}${year}${mm}${day}${serial}`) % 97)
  return `${year}.${mm}.${day}-${serial}.${twoDigits(checkNumber)}`
}

/** ЕГН: 40 on the month since 2000. */
function bulgarianNumber(person: Person): string {
  const { year, month, day, since2000 } = birthOf(person)
  return complete(year + twoDigits(month + (since2000 ? 40 : 0)) + day + serialOf(person, 'woman'), hasEgnCheckDigit)
}

/** Personas kods of before July 2017, the century in its seventh digit. */
function latvianNumber(person: Person): string {
  const { year, month, day, since2000 } = birthOf(person)
  const stem = day + twoDigits(month) + year + (since2000 ? '2' : '1') + serialOf(person, 'man')
  return complete(stem, hasPersonasKodsCheckDigit).replace(/^\d{6}/u, '$&-')
}

/** Személyi szám: serials that no check digit fits are passed over, each for the one below, which is nobody else's. */
function hungarianNumber(person: Person): string {
  const stem = centuryDigit(person, 1, 3) + sixDigitsOfBirth(person)
  const serial = Number(serialOf(person, person.sex))
  const number =
    completed(`${stem}${String(serial)}`, digits, hasSzemelyiSzamCheckDigit) ??
    complete(`${stem}${String(serial - 1)}`, hasSzemelyiSzamCheckDigit)
  return number.replace(/^(\d)(\d{6})/u, '$1-$2-')
}

/** Karta tal-Identità: a number within the year of registration, the year, a letter by century. Far above all births. */
function malteseNumber(person: Person): string {
  const { year, month, day, since2000 } = birthOf(person)
  const inTheYear = (month * 31 + Number(day)) * 100 + 2 * person.rank + (person.sex === 'woman' ? 1 : 0)
  return `${String(99_999 - inTheYear)}${year}${since2000 ? 'L' : 'M'}`
}

/** PESEL: 20 on the month since 2000. */
function polishNumber(person: Person): string {
  const { year, month, day, since2000 } = birthOf(person)
  return complete(
    `${year}${twoDigits(month + (since2000 ? 20 : 0))}${day}9${serialOf(person, 'man')}`,
    hasPeselCheckDigit,
  )
}

/** Cartão de Cidadão: the civil number, its own check digit (modulus 11, 0 for 10), the card's version, a check digit. */
function portugueseCard(person: Person): string {
  const civil = `9${sevenDigits(person)}`
  const sum = Array.from(civil).reduce((total, digit, place) => total + (9 - place) * Number(digit), 0)
  const civilCheckDigit = String(((11 - (sum % 11)) % 11) % 10)
  const number = complete(`${civil}${civilCheckDigit}ZZ`, hasCitizensCardCheckDigit)
  return number.replace(/^(\d{8})(\d)/u, '$1 $2 ')
}

/** Cod Numeric Personal: sex and century, day of birth, county, serial, check digit. */
function romanianNumber(person: Person): string {
  const county = twoDigits(1 + (person.count % 40))
  const stem = centuryDigit(person, 1, 5) + sixDigitsOfBirth(person) + county + serialOf(person, 'man')
  return complete(stem, hasCnpCheckDigit)
}

/** EMŠO: three digits of the year, 50 for Slovenia, and serials from 500 for women. */
function slovenianNumber(person: Person): string {
  const { month, day } = birthOf(person)
  const serial = String((person.sex === 'woman' ? 999 : 499) - person.rank)
  return complete(`${day}${twoDigits(month)}${person.bornOn.slice(1, 4)}50${serial}`, hasEmsoCheckDigit)
}

/** Personnummer: some write the century too. */
function swedishNumber(person: Person): string {
  const century = person.count % 3 === 0 ? person.bornOn.slice(0, 2) : ''
  const number = complete(sixDigitsOfBirth(person) + serialOf(person, 'man'), hasLuhnCheckDigit)
  return `${century}${number.slice(0, 6)}-${number.slice(6)}`
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** The Italian card of today: two letters, five digits, two letters. */
const italianCard: Writer = (person) =>
  `ZZ${sevenDigits(person).replace(/\d{2}$/u, (two) => two.replace(/\d/gu, letterOf))}`

/**
 * By Member State and number. Where a number tells no day of birth, it begins with nines or Zs, which are far from what
 * has been given out.
 */
const writers: Readonly<Partial<Record<MemberState, Readonly<Partial<Record<DocumentType, Writer>>>>>> = {
  BE: { 'national.id.number': belgianNumber },
  BG: { 'personal.number': bulgarianNumber },
  CZ: { 'id.card': (person) => `99${sevenDigits(person)}`, passport: (person) => `9${sevenDigits(person)}` },
  EE: { 'personal.number': balticNumber },
  ES: {
    'id.card': (person) => complete(`9${sevenDigits(person)}`, hasDniCheckLetter, letters),
    passport: (person) => `ZZ${letterAndSix(person)}`,
  },
  HR: { 'personal.id': (person) => complete(`999${sevenDigits(person)}`, hasMod1110CheckDigit) },
  IT: { passport: (person) => `ZZ${sevenDigits(person)}`, 'id.card': italianCard },
  CY: { 'id.card': (person) => `009${sevenDigits(person)}`, passport: (person) => `K9${sevenDigits(person)}` },
  LV: { 'personal.id': latvianNumber },
  LT: { 'personal.number': balticNumber },
  HU: {
    'id.card': (person) =>
      sevenDigits(person).replace(/^(\d)(\d{6})$/u, (_, first: string, six: string) => `${six}Z${letterOf(first)}`),
    passport: (person) => `ZZ${sevenDigits(person)}`,
    'personal.number': hungarianNumber,
  },
  MT: { 'id.card': malteseNumber },
  AT: { passport: (person) => `Z${sevenDigits(person)}`, 'id.card': (person) => `9${sevenDigits(person)}` },
  PL: { 'national.id.number': polishNumber },
  PT: {
    'id.card': (person) => `9${sevenDigits(person)}`,
    passport: (person) => `Z${letterAndSix(person)}`,
    'citizens.card': portugueseCard,
  },
  RO: {
    'id.card': (person) => `Q${letterAndSix(person)}`,
    passport: (person) => `99${sevenDigits(person)}`,
    'personal.id': romanianNumber,
  },
  SI: { 'personal.number': slovenianNumber },
  SE: { 'personal.number': swedishNumber },
}

/**
 * A number that a person could have: of the right format and check digit, but counted, and different for every person.
 *
 * @throws Error where nobody has said yet how the Member State's number is made up.
 */
export function documentNumberOf(memberState: MemberState, type: DocumentType, person: Person): string {
  const write = writers[memberState]?.[type]
  if (write === undefined) throw new Error(`no number is made up for ${memberState}, ${type}`)
  return write(person)
}
