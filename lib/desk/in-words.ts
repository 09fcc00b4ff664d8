import { isoCodeOf, memberStates } from '#lib/domain/member-states'

/** English as in Ireland, Portuguese as in Portugal: `Intl` left to itself takes other shores. */
const regional = (locale: string): string => ({ en: 'en-IE', pt: 'pt-PT' })[locale] ?? locale

/** What is shown, and never what is written into a file of ours: names and days differ between browsers. */
export const dayIn = (locale: string, day: Date): string =>
  new Intl.DateTimeFormat(regional(locale), { dateStyle: 'long', timeZone: 'Europe/Brussels' }).format(day)

export const numberIn = (locale: string, number: number): string =>
  new Intl.NumberFormat(regional(locale)).format(number)

export function memberStateIn(locale: string, code: string): string {
  const known = memberStates.find((one) => one === code)
  if (known === undefined) return code
  return new Intl.DisplayNames(regional(locale), { type: 'region' }).of(isoCodeOf(known)) ?? code
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

export function sizeIn(locale: string, bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const unit = units[step] ?? 'byte'
  const format = { style: 'unit', unit, maximumFractionDigits: step === 0 ? 0 : 1 } as const
  return new Intl.NumberFormat(regional(locale), format).format(bytes / 1000 ** step)
}
