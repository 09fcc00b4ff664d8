import { describe, expect, it, vi } from 'vitest'
import { brusselsDayOf } from '#lib/domain/day'
import { memberStates } from '#lib/domain/member-states'
import { line, lines, refused, runRules as run } from '#tests/support/rules-command'
import { aSignatoryOf } from '#tests/support/signatories'

vi.setConfig({ testTimeout: 60_000 }) // Each test starts Node, perhaps on a busy machine.

const pack = ['--pack', 'eci-2019']
const answers = async (...chunks: readonly (string | Uint8Array)[]) =>
  lines((await run(['check', ...pack], chunks)).output)

const day = '2026-11-22'
const mari = JSON.stringify({ memberState: 'EE', today: day, fields: aSignatoryOf('EE') })
const accepted = { ok: true, problems: [] }

describe('rules check', () => {
  it('answers every line in order, and exits well', async () => {
    const typed = memberStates.map((memberState) =>
      line({ memberState, today: day, fields: aSignatoryOf(memberState) }),
    )
    const { exitCode, output, complaint } = await run(['check', ...pack], typed)
    expect(lines(output)).toEqual(memberStates.map(() => accepted))
    expect([exitCode, complaint]).toEqual([0, ''])
  })

  it('tells problems and doubts apart', async () => {
    const doubtful = { memberState: 'EE', today: day, fields: aSignatoryOf('EE', { documentNumber: '60001019907' }) }
    const young = {
      memberState: 'DE',
      today: day,
      fields: aSignatoryOf('DE', { dateOfBirth: '2020-1-1', postalCode: '1' }),
    }
    expect(await answers(line(doubtful), line(young))).toEqual([
      { ok: true, problems: [{ field: 'documentNumber', problem: 'doubtful-check-digit', severity: 'soft' }] },
      {
        ok: false,
        problems: [
          { field: 'dateOfBirth', problem: 'under-age', severity: 'hard' },
          { field: 'postalCode', problem: 'doubtful-format', severity: 'soft' },
        ],
      },
    ])
  })

  it('reads CRLF, blank lines, a byte order mark and a last line without an end', async () => {
    expect(await answers(`\ufeff${mari}\r\n\r\n  \n\n${mari}\n${mari}`)).toEqual([accepted, accepted, accepted])
    expect(await answers('\n \r\n')).toEqual([])
    expect(await answers()).toEqual([])
  })

  it('puts lines and letters together that arrive in pieces', async () => {
    const bytes = new TextEncoder().encode(line({ memberState: 'EL', today: day, fields: aSignatoryOf('EL') }))
    const pieces = Array.from({ length: bytes.length }, (_, place) => bytes.slice(place, place + 1))
    expect(await answers(...pieces)).toEqual([accepted])
  })

  it('does not end a line where a text has a line separator of its own', async () => {
    const fields = aSignatoryOf('EE', { givenNames: 'Mari\u2028Maasikas\u0085' })
    expect(await answers(line({ memberState: 'EE', today: day, fields }))).toEqual([accepted])
  })

  it('answers a bad line with one line, and goes on', async () => {
    const bad = ['nope', '{"memberState":"EE"', '[]', 'null', '"EE"', '{}', '{"memberState":"EE"}', '{"fields":{}}']
    const notJson = refused(['line', 'not-json'])
    const malformed = refused(['line', 'malformed'])
    expect(await answers(bad.join('\n'), `\n${mari}`)).toEqual([
      notJson,
      notJson,
      ...Array.from({ length: 6 }, () => malformed),
      accepted,
    ])
  })

  it.each([
    { memberState: 5, fields: {} },
    { memberState: 'EE', fields: [] },
    { memberState: 'EE', fields: 'x' },
    { memberState: 'EE', fields: null },
    { memberState: 'EE', today: 20_261_122, fields: {} },
    { memberState: 'EE', today: null, fields: {} },
    { memberState: 'EE', fields: { documentNumber: 60_001_019_906 } },
    { memberState: 'EE', fields: { givenNames: ['Mari'] } },
    { memberState: 'EE', fields: { dateOfBirth: {} } },
  ])('%j is malformed', async (value) => {
    expect(await answers(line(value))).toEqual([refused(['line', 'malformed'])])
  })

  it('takes null for a field left empty, and looks at no field that forms do not have', async () => {
    const fields = { ...aSignatoryOf('EE'), givenNames: null, age: 40, email: ['x'], __proto__: 'x', constructor: 1 }
    expect(await answers(line({ memberState: 'EE', today: day, fields, note: 7 }))).toEqual([
      refused(['givenNames', 'missing']),
    ])
  })

  it('does not know other states, and knows Greece by both codes', async () => {
    const greek = { today: day, fields: aSignatoryOf('EL') }
    const unknown = ['UK', 'ee', '', 'constructor'].map((memberState) => line({ ...greek, memberState }))
    expect(
      await answers(...unknown, line({ ...greek, memberState: 'GR' }), line({ ...greek, memberState: 'EL' })),
    ).toEqual([...unknown.map(() => refused(['memberState', 'unknown-member-state'])), accepted, accepted])
  })

  it('refuses a day that does not exist', async () => {
    const wrong = ['2026-02-29', '22.11.2026', ''].map((today) => line({ memberState: 'EE', today, fields: {} }))
    expect(await answers(...wrong)).toEqual(wrong.map(() => refused(['today', 'not-a-day'])))
    expect(await answers(line({ memberState: 'XX', today: 'x', fields: {} }))).toEqual([
      refused(['memberState', 'unknown-member-state'], ['today', 'not-a-day']),
    ])
  })

  it('goes by the day it is in Brussels where none is given', async () => {
    const today = brusselsDayOf(new Date())
    const bornOn = (years: number) => `${String(Number(today.slice(0, 4)) - years)}-01-01`
    const signatory = (dateOfBirth: string) => line({ memberState: 'FR', fields: aSignatoryOf('FR', { dateOfBirth }) })
    expect(await answers(signatory(bornOn(18)), signatory(bornOn(17)))).toEqual([
      accepted,
      refused(['dateOfBirth', 'under-age']),
    ])
  })

  it('keeps its memory, and its place, through a line of any length', async () => {
    const huge = Array.from({ length: 2_000 }, () => 'x'.repeat(100_000))
    const long = line({
      memberState: 'EE',
      today: day,
      fields: aSignatoryOf('EE', { givenNames: 'x'.repeat(1_000_000) }),
    })
    expect(await answers(...huge, `\n${mari}\n`, long, ...huge)).toEqual([
      refused(['line', 'malformed']),
      accepted,
      refused(['givenNames', 'too-long']),
      refused(['line', 'malformed']),
    ])
  })

  it('answers many lines, one each', async () => {
    const { output } = await run(
      ['check', ...pack],
      Array.from({ length: 50 }, () => `${mari}\n`.repeat(400)),
    )
    expect(output).toBe('{"ok":true,"problems":[]}\n'.repeat(20_000))
  })

  it('stops without a word when nobody listens any more', async () => {
    const { complaint, exitCode } = await run(
      ['check', ...pack],
      Array.from({ length: 200 }, () => 'x\n'.repeat(2_000)),
      true,
    )
    expect([complaint, exitCode]).toEqual(['', 0])
  })
})

describe('rules show', () => {
  it('prints one rule so that anybody can write cases for it', async () => {
    const { output, exitCode } = await run(['show', ...pack, 'SE'])
    expect(exitCode).toBe(0)
    expect(JSON.parse(output)).toMatchObject({
      pack: 'eci-2019',
      version: '2026-11-22',
      memberState: 'SE',
      part: 'B',
      status: 'unverified',
      minimumAge: { years: 18, basis: 'birthday' },
      fields: [{ name: 'givenNames', kind: 'text', maxLength: 100 }, {}, {}, {}],
      documents: [
        {
          type: 'personal.number',
          officialName: 'Personnummer',
          format: '^(?:\\d{10}|\\d{12})$',
          hasCheckDigit: true,
          hasSeveralSpellings: true,
        },
      ],
    })
  })

  it('prints postal codes as the sources of their formats', async () => {
    const { output } = await run(['show', ...pack, 'GR'])
    expect(JSON.parse(output)).toMatchObject({ memberState: 'EL', documents: [] })
    expect(output).toContain('"NL": "^[1-9]\\\\d{3}[A-Z]{2}$"')
  })

  it('prints all of them where none is named', async () => {
    const { output } = await run(['show', ...pack])
    const shown = JSON.parse(output) as { memberState: string }[]
    expect(shown.map(({ memberState }) => memberState)).toEqual([...memberStates])
  })
})

describe('what was not understood is said, with what to do', () => {
  it.each([
    [[], 'No command given'],
    [['reverse', ...pack], 'Unknown command "reverse"'],
    [['check'], '--pack eci-2019'],
    [
      ['check', '--pack', 'eci-1848'],
      'Unknown rule pack "eci-1848". There are: eci-2019, eci-2011, nl-burgerinitiatief.',
    ],
    [['show', '--pack', 'constructor'], 'Unknown rule pack'],
    [['show', ...pack, 'UK'], 'Unknown Member State "UK". There are: BE, BG'],
    [['show', ...pack, 'EE', 'LV'], 'Too many arguments'],
    [['check', ...pack, 'EE'], 'Too many arguments'],
    [['show', ...pack, '--on', '8.10.2013'], '--on takes a day, as 2013-01-31.'],
    [['show', '--pack', 'nl-burgerinitiatief', 'BE'], 'Unknown Member State "BE". There are: NL.'],
    [['check', '--packs', 'eci-2019'], "Unknown option '--packs'"],
  ])('%j', async (args, sentence) => {
    const { exitCode, output, complaint } = await run(args)
    expect([exitCode, output]).toEqual([2, ''])
    expect(complaint).toContain(sentence)
    expect(complaint).not.toContain('    at ')
  })

  it('help is no complaint', async () => {
    expect(await run(['--help'])).toMatchObject({ exitCode: 0, complaint: '' })
  })
})
