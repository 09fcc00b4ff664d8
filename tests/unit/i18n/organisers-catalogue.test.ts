import { describe, expect, it } from 'vitest'
import { organisersCatalogue } from '#lib/i18n/organisers-catalogue'
import { routing } from '#lib/i18n/routing'
import { eci2011 } from '#lib/rules/eci-2011/index'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { nlBurgerinitiatief } from '#lib/rules/nl-burgerinitiatief/index'

/** Every message under its key with dots. */
function flatten(part: unknown, path = ''): readonly (readonly [key: string, message: string])[] {
  if (typeof part === 'string') return [[path, part]]
  return Object.entries(part as object).flatMap(([key, below]) => flatten(below, path === '' ? key : `${path}.${key}`))
}

const argumentsOf = (message: string): readonly string[] => message.match(/(?<=\{)\w+/gu) ?? []

/** Given by whoever says these, under any law. */
const alwaysGiven = ['law', 'goal', 'receiver']

/**
 * What is said only where the law foresees it, or of European law by intent: the rooms that are left out, and what the forecast
 * was tuned on.
 */
const onlyWhereForeseen =
  /^(underOtherLaw|submission|certification|closing\.law|site\.certificate|documents\.(measures\.certificate|part)$)|^watch\.(charts\.spread|enoughSpread|neededForSpread)|^nav\.submission$|^results\.submissionLink$|^events\.submission-form-made$|^road\.steps\.certificate/u

describe.each(routing.locales)('the organisers’ words in %s', (locale) => {
  it.each([eci2019, eci2011])('are the catalogue’s under $id', async (pack) => {
    const { default: catalogue } = (await import(`../../../messages/organisers/${locale}.json`)) as { default: unknown }
    expect(await organisersCatalogue(locale, pack)).toEqual(catalogue)
  })

  it('say under another law what stands for it, at the same keys, with what is given there', async () => {
    const european = new Map(flatten(await organisersCatalogue(locale, eci2019)))
    const other = await organisersCatalogue(locale, nlBurgerinitiatief)
    const said = new Map(flatten(other))
    expect([...said.keys()]).toEqual([...european.keys()])
    for (const [key, message] of flatten(other.underOtherLaw)) {
      expect(said.get(key), key).toBe(message)
      expect(european.get(key), key).not.toBe(message)
      const given = [...argumentsOf(european.get(key) ?? ''), ...alwaysGiven]
      expect(
        argumentsOf(message).filter((name) => !given.includes(name)),
        key,
      ).toEqual([])
    }
  })

  it('name no European law there', async () => {
    const said = flatten(await organisersCatalogue(locale, nlBurgerinitiatief))
    const european = said.filter(
      ([key, message]) => /2019\/(788|1799)|1179\/2011/u.test(message) && !onlyWhereForeseen.test(key),
    )
    expect(european.map(([key]) => key)).toEqual([])
  })
})

it('in English neither the Commission nor seven states or a million are spoken of, where the law has none', async () => {
  const said = flatten(await organisersCatalogue('en', nlBurgerinitiatief))
  const european = said.filter(
    ([key, message]) =>
      /Commission|European [Cc]itizens|a million valid|[Ss]even Member/u.test(message) && !onlyWhereForeseen.test(key),
  )
  expect(european.map(([key]) => key)).toEqual([])
})
