import { h, type ComponentChildren } from 'preact'
import { fail, ok, type Result } from '#lib/domain/result'
import type { SampleWish } from '#lib/opening/sample'
import { useWords } from '../words.ts'
import { NumberField, TextField, Tick } from './controls.ts'

/** A wish for a random sample, as far as it has been typed. */
export interface SampleTyped {
  readonly isWanted: boolean
  readonly size: number
  readonly seed: string
}

export const noSample: SampleTyped = { isWanted: false, size: 1000, seed: '' }

export function sampleWishFrom({ isWanted, size, seed }: SampleTyped): Result<SampleWish | null, 'no-seed'> {
  if (!isWanted) return ok(null)
  return seed.trim() === '' ? fail('no-seed') : ok({ size, seed: seed.trim() })
}

/** More than any authority looks at. */
const largest = 1_000_000

export function SampleField(props: {
  readonly sample: SampleTyped
  readonly isWrong: boolean
  readonly onChange: (sample: SampleTyped) => void
}): ComponentChildren {
  const { t } = useWords()
  const { sample, isWrong, onChange } = props
  return h('div', { class: 'stack' }, [
    h('div', null, [
      h(Tick, {
        label: t('opening.sample'),
        isTicked: sample.isWanted,
        onTick: (isWanted) => {
          onChange({ ...sample, isWanted })
        },
      }),
      h('p', { class: 'hint' }, t('opening.sampleHint')),
    ]),
    sample.isWanted
      ? [
          h(NumberField, {
            label: t('opening.sampleSize'),
            value: sample.size,
            least: 1,
            most: largest,
            onChange: (size) => {
              onChange({ ...sample, size })
            },
          }),
          h(TextField, {
            label: t('opening.sampleSeed'),
            hint: t('opening.sampleSeedHint'),
            value: sample.seed,
            problem: isWrong ? t('opening.problems.no-seed') : null,
            onType: (seed) => {
              onChange({ ...sample, seed })
            },
          }),
        ]
      : null,
  ])
}
