import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { fail, ok, type Result } from '#lib/domain/result'
import { keyIdOf, type PrivateKey } from '#lib/opening/private-key'
import { useDeed } from '../deed.ts'
import { keyFrom, noKeyGiven, type KeyGiven, type KeyGivenProblem } from '../key-given.ts'
import { Button } from '../parts/controls.ts'
import type { OpeningOrder } from '../open-in-worker.ts'
import { KeyField } from '../parts/key-field.ts'
import { noSample, SampleField, sampleWishFrom, type SampleTyped } from '../parts/sample-field.ts'
import type { VerifiedHeader } from '../read-header.ts'
import { useWords, type Words } from '../words.ts'

/** How much of a key's name people compare. */
const shownOfName = 5

export const shownKey = (keyId: string): string => keyId.slice(0, shownOfName)

/** Which key's field is wrong, and why. */
interface Problem {
  readonly index: number
  readonly problem: KeyGivenProblem
}

/** Asks for each key that an export needs: several where it was changed while statements were collected. */
export function OpeningKeys(props: {
  readonly header: VerifiedHeader
  readonly isHidden: boolean
  readonly onReady: (order: OpeningOrder) => void
}): ComponentChildren {
  const { t } = useWords()
  const { header, isHidden, onReady } = props
  const count = Math.max(1, header.keys.length)
  const [given, type] = useState<readonly KeyGiven[]>(() => Array.from({ length: count }, () => noKeyGiven))
  const [problem, tell] = useState<Problem | null>(null)
  const [sample, typeSample] = useState<SampleTyped>(noSample)
  const [isSampleWrong, tellSample] = useState(false)
  const { isUnderWay, start } = useDeed()
  const unlock = async (): Promise<void> => {
    const wish = sampleWishFrom(sample)
    tellSample(!wish.ok)
    if (!wish.ok) return
    const keys = await keysFrom(given, header.keys)
    tell(keys.ok ? null : keys.problem)
    if (!keys.ok) return
    type(given.map(({ way }) => ({ ...noKeyGiven, way })))
    onReady({ privateKeys: keys.value, sample: wish.value })
  }
  return h('div', { class: 'stack', hidden: isHidden }, [
    h('p', null, count === 1 ? t('opening.keyText') : t('opening.keysText', { count })),
    ...given.map((one, index) =>
      h('div', { class: 'stack', key: index }, [
        count === 1 ? null : h('h3', null, keyName(header.keys, index, t)),
        h(KeyField, {
          given: one,
          problem: problem?.index === index ? problem.problem : null,
          onChange: (changed) => {
            type(given.with(index, changed))
          },
        }),
      ]),
    ),
    h(SampleField, { sample, isWrong: isSampleWrong, onChange: typeSample }),
    h('div', { class: 'row' }, [
      h(Button, {
        isBusy: isUnderWay,
        onPress: () => {
          start(unlock)
        },
        children: isUnderWay ? t('opening.unlocking') : t('opening.open'),
      }),
    ]),
  ])
}

const keyName = (keys: readonly string[], index: number, t: Words['t']): string =>
  t('opening.keyNamed', { number: index + 1, count: keys.length, key: shownKey(keys[index] ?? '') })

async function keysFrom(
  given: readonly KeyGiven[],
  wanted: readonly string[],
): Promise<Result<readonly PrivateKey[], Problem>> {
  const keys: PrivateKey[] = []
  for (const [index, one] of given.entries()) {
    const key = await keyFrom(one)
    if (!key.ok) return fail({ index, problem: key.problem })
    const expected = wanted[index]
    if (expected !== undefined && keyIdOf(key.value) !== expected) {
      return fail({ index, problem: { field: one.way === 'file' ? 'file' : 0, code: 'not-needed', needed: expected } })
    }
    keys.push(key.value)
  }
  return ok(keys)
}
