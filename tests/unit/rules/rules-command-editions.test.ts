import { describe, expect, it, vi } from 'vitest'
import { line, lines, refused, runRules as run } from '#tests/support/rules-command'

vi.setConfig({ testTimeout: 60_000 }) // Each test starts Node, perhaps on a busy machine.

describe('a law that was amended', () => {
  const luxembourg = { memberState: 'LU', fields: {} }
  const first = ['givenNames', 'familyNames', 'placeOfBirth', 'nationality', 'documentType', 'documentNumber']
  const second = ['givenNames', 'familyNames', 'dateOfBirth', 'placeOfBirth', 'nationality', 'street', 'streetNumber', 'postalCode', 'city', 'country'] // prettier-ignore
  const asked = async (on: readonly string[], ...values: readonly object[]) => {
    const { output } = await run(['check', '--pack', 'eci-2011', ...on], values.map(line))
    return lines(output).map((answer) =>
      (answer as { problems: { field: string }[] }).problems.map(({ field }) => field),
    )
  }

  it('is asked as it stood when the initiative was registered: by the line, by --on, by the day of signing, or now', async () => {
    const days = [{}, { today: '2013-10-07' }, { today: '2014-06-30', registeredOn: '2013-10-07' }]
    const answers = await asked([], ...days.map((day) => ({ ...luxembourg, ...day })))
    expect(answers).toEqual([second, first, first])
    const on = await asked(['--on', '2013-01-31'], luxembourg, { ...luxembourg, today: '2014-06-30' }, { ...luxembourg, registeredOn: '2013-10-08' }) // prettier-ignore
    expect(on).toEqual([first, first, second])
  })

  it('refuses a day of registration that does not exist, at its own name', async () => {
    const { output } = await run(
      ['check', '--pack', 'eci-2011'],
      [line({ ...luxembourg, registeredOn: 'x' }), line({ ...luxembourg, registeredOn: 'x', today: 'x' })],
    )
    expect(lines(output)).toEqual([
      refused(['registeredOn', 'not-a-day']),
      refused(['today', 'not-a-day'], ['registeredOn', 'not-a-day']),
    ])
  })

  it('is shown as it stood, with the states that have left since', async () => {
    const { output } = await run(['show', '--pack', 'eci-2011', '--on', '2012-04-01', 'GB'])
    expect(JSON.parse(output)).toMatchObject({
      pack: 'eci-2011',
      annexRevision: 0,
      memberState: 'UK',
      entitled: 'residents',
    })
    const now = await run(['show', '--pack', 'eci-2011'])
    const shown = JSON.parse(now.output) as { memberState: string; annexRevision: number }[]
    expect(shown).toHaveLength(28)
    expect(shown.map(({ annexRevision }) => annexRevision)).toEqual(shown.map(() => 1))
  })
})
