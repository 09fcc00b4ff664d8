import { h, type ComponentChildren } from 'preact'
import { fewestShares, mostShares, usualSplitting } from '#lib/shares/key-share'
import type { SplitProblem } from '#lib/shares/split-key'
import { useWords } from '../words.ts'
import { NumberField, TextField } from './controls.ts'

/** Among whom a key is to be split. */
export interface Holders {
  readonly initiative: string
  readonly needed: number
  readonly names: readonly string[]
}

export const noHolders: Holders = {
  initiative: '',
  needed: usualSplitting.needed,
  names: Array.from({ length: usualSplitting.among }, () => ''),
}

export const isBegun = ({ initiative, names }: Holders): boolean => [initiative, ...names].some((text) => text !== '')

/** How many and who. Two of three unless somebody has reasons. */
export function HoldersField(props: {
  readonly holders: Holders
  readonly problem: SplitProblem | null
  readonly onChange: (holders: Holders) => void
}): ComponentChildren {
  const { t } = useWords()
  const { holders, problem, onChange } = props
  const { names, needed } = holders
  const among = names.length
  return h('div', { class: 'stack' }, [
    h(TextField, {
      label: t('holders.initiative'),
      hint: t('holders.initiativeHint'),
      value: holders.initiative,
      onType: (initiative) => {
        onChange({ ...holders, initiative })
      },
    }),
    h(NumberField, {
      label: t('holders.among'),
      hint: t('holders.amongHint'),
      value: among,
      least: fewestShares,
      most: mostShares,
      onChange: (people) => {
        onChange({ ...holders, names: ofLength(names, people), needed: Math.min(needed, people) })
      },
    }),
    h(NumberField, {
      label: t('holders.needed'),
      hint: t('holders.neededHint', { needed, spare: among - needed }),
      value: needed,
      least: fewestShares,
      most: among,
      onChange: (people) => {
        onChange({ ...holders, needed: people })
      },
    }),
    ...names.map((name, index) =>
      h(TextField, {
        key: index,
        label: t('holders.name', { number: index + 1 }),
        value: name,
        problem: nameProblem(names, index, problem) ? t(`holders.problems.${problem ?? 'holders-missing'}`) : null,
        onType: (typed) => {
          onChange({ ...holders, names: names.with(index, typed) })
        },
      }),
    ),
  ])
}

const ofLength = (names: readonly string[], length: number): readonly string[] =>
  Array.from({ length }, (_, index) => names[index] ?? '')

/** Whether this is the name that a problem is about. */
function nameProblem(names: readonly string[], index: number, problem: SplitProblem | null): boolean {
  const name = names[index]?.trim() ?? ''
  if (problem === 'holders-missing') return name === ''
  return problem === 'holder-twice' && name !== '' && names.slice(0, index).some((before) => before.trim() === name)
}
