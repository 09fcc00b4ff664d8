import { h, type ComponentChildren } from 'preact'
import { keyIdStartLength } from '#lib/shares/key-share'
import { fillingOf, withEnoughFields, type KeyGiven, type KeyGivenProblem } from '../key-given.ts'
import { useWords, type Words } from '../words.ts'
import { Choice, Notice, TextArea } from './controls.ts'
import { FileField } from './file-field.ts'
import { SecretField } from './secret-field.ts'

interface Props {
  readonly given: KeyGiven
  readonly problem: KeyGivenProblem | null
  readonly onChange: (given: KeyGiven) => void
}

/** Asks for the organisers' private key, in either of the two ways in which it can be kept. */
export function KeyField(props: Props): ComponentChildren {
  const { t } = useWords()
  const { given, onChange } = props
  return h('div', { class: 'stack' }, [
    h(Choice<KeyGiven['way']>, {
      label: t('key.way'),
      value: given.way,
      choices: [
        ['shares', t('key.wayShares')],
        ['file', t('key.wayFile')],
      ],
      onChoose: (way) => {
        onChange({ ...given, way })
      },
    }),
    given.way === 'file' ? h(FromFile, props) : h(FromShares, props),
  ])
}

export function FromFile({ given, problem, onChange }: Props): ComponentChildren {
  const { t } = useWords()
  return h('div', { class: 'stack' }, [
    h(FileField, {
      label: t('key.file'),
      hint: t('key.fileHint'),
      accept: '.json,application/json',
      file: given.file,
      problem: problem?.field === 'file' ? keyProblem(problem, t) : null,
      onChoose: (file) => {
        onChange({ ...given, file })
      },
    }),
    h(SecretField, {
      label: t('key.passphrase'),
      value: given.passphrase,
      problem: problem?.field === 'passphrase' ? t(`key.problems.${problem.code}`) : null,
      onType: (passphrase) => {
        onChange({ ...given, passphrase })
      },
    }),
  ])
}

export function FromShares({ given, problem, onChange }: Props): ComponentChildren {
  const { t } = useWords()
  return h('div', { class: 'stack' }, [
    h('p', { class: 'hint' }, t('key.sharesHint')),
    ...given.shares.map((text, index) =>
      h(TextArea, {
        key: index,
        label: t('key.share', { number: index + 1 }),
        hint: toldOf(text, t),
        rows: 4,
        value: text,
        problem: shareProblem(text, problem, index, t),
        onType: (typed) => {
          onChange({ ...given, shares: withEnoughFields(given.shares.with(index, typed)) })
        },
      }),
    ),
    problem?.field === 'shares'
      ? h(Notice, { look: 'stop', isNews: true, children: h('p', null, t('key.problems.joined-key-differs')) })
      : null,
  ])
}

function toldOf(text: string, t: Words['t']): string {
  const filling = fillingOf(text)
  if (filling.state === 'whole') {
    const { number, among, needed, keyIdStart } = filling.share
    return t('key.shareWhole', { number, among, needed, key: keyIdStart })
  }
  return filling.state === 'begun'
    ? t('key.shareBegun', { groups: filling.groups, of: filling.of })
    : t('key.shareEmpty')
}

/** What the field itself sees at once goes before what was found when all of them were put together. */
function shareProblem(text: string, problem: KeyGivenProblem | null, index: number, t: Words['t']): string | null {
  const filling = fillingOf(text)
  if (filling.state === 'wrong') return readProblem(filling.problem, t)
  if (problem?.field !== index) return null
  if (problem.code === 'unreadable') return readProblem(problem.problem, t)
  return keyProblem(problem, t)
}

const keyProblem = (problem: Exclude<KeyGivenProblem, { code: 'unreadable' }>, t: Words['t']): string =>
  problem.code === 'not-needed'
    ? t('key.problems.not-needed', { key: problem.needed.slice(0, keyIdStartLength) })
    : t(`key.problems.${problem.code}`)

function readProblem(problem: Extract<KeyGivenProblem, { code: 'unreadable' }>['problem'], t: Words['t']): string {
  if (problem.code === 'wrong-group') return t('key.problems.wrong-group', { group: problem.group })
  if (problem.code === 'too-few-groups' || problem.code === 'too-many-groups') {
    return problem.group === null
      ? t(`key.problems.${problem.code}`, { given: problem.given })
      : t('key.problems.wrong-group', { group: problem.group })
  }
  return t(`key.problems.${problem.code}`)
}
