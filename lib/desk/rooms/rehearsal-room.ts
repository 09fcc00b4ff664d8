import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { openSample, type RehearsalProblem } from '#lib/opening/rehearsal'
import { useDeed } from '../deed.ts'
import { keyFrom, noKeyGiven, type KeyGiven, type KeyGivenProblem } from '../key-given.ts'
import { Button, Facts, Notice } from '../parts/controls.ts'
import { CopyLine } from '../parts/copy-line.ts'
import { FileField } from '../parts/file-field.ts'
import { KeyField } from '../parts/key-field.ts'
import { Step, Steps } from '../parts/step.ts'
import { useWords } from '../words.ts'

/** A sample is about a thousand bytes; another file need not be read to its end. */
const largestSample = 1 << 16

type SampleProblem = Exclude<RehearsalProblem, 'no-such-sample'> | 'no-sample'

interface Opened {
  readonly initiative: string
  readonly proof: string
}

/** Opens what the server has sealed for trial, and gives the proof that only the key's holders can read. */
export function RehearsalRoom(): ComponentChildren {
  const { t } = useWords()
  const [sample, choose] = useState<File | null>(null)
  const [given, type] = useState<KeyGiven>(noKeyGiven)
  const [problems, tell] = useState<Problems>({ sample: null, key: null })
  const [opened, keep] = useState<Opened | null>(null)
  const { isUnderWay, start } = useDeed()
  const open = async (): Promise<void> => {
    keep(null)
    const result = await rehearse(sample, given)
    tell(result.problems)
    if (result.opened === null) return
    type(noKeyGiven)
    keep(result.opened)
  }
  return h(Steps, null, [
    h(Step, {
      title: t('rehearsal.sampleStep'),
      state: opened === null ? 'now' : 'done',
      children: h(FileField, {
        label: t('rehearsal.sample'),
        hint: t('rehearsal.sampleHint'),
        accept: '.jwe,.txt,application/jose',
        file: sample,
        problem: problems.sample === null ? null : t(`rehearsal.problems.${problems.sample}`),
        onChoose: choose,
      }),
    }),
    h(Step, {
      title: t('rehearsal.keyStep'),
      state: opened === null ? 'now' : 'done',
      children: [
        h(KeyField, { given, problem: problems.key, onChange: type }),
        h('div', { class: 'row' }, [
          h(Button, {
            isBusy: isUnderWay,
            onPress: () => {
              start(open)
            },
            children: isUnderWay ? t('rehearsal.opening') : t('rehearsal.open'),
          }),
        ]),
      ],
    }),
    h(Step, {
      title: t('rehearsal.proofStep'),
      state: opened === null ? 'later' : 'now',
      children: opened === null ? null : h(Proof, { opened }),
    }),
  ])
}

interface Problems {
  readonly sample: SampleProblem | null
  readonly key: KeyGivenProblem | null
}

async function rehearse(
  sample: File | null,
  given: KeyGiven,
): Promise<{ readonly problems: Problems; readonly opened: Opened | null }> {
  const failed = (problems: Partial<Problems>) => ({ problems: { sample: null, key: null, ...problems }, opened: null })
  if (sample === null) return failed({ sample: 'no-sample' })
  const key = await keyFrom(given)
  if (!key.ok) return failed({ key: key.problem })
  const text = sample.size > largestSample ? '' : await sample.text()
  const opened = await openSample(key.value, text)
  if (opened.ok) return { problems: { sample: null, key: null }, opened: opened.value }
  return failed({ sample: opened.problem === 'no-such-sample' ? 'no-sample' : opened.problem })
}

function Proof({ opened }: { readonly opened: Opened }): ComponentChildren {
  const { t } = useWords()
  return h('div', { class: 'stack' }, [
    h(Notice, {
      look: 'good',
      isNews: true,
      children: h('p', null, t('rehearsal.opened')),
    }),
    h(Facts, { facts: [[t('rehearsal.initiative'), opened.initiative]] }),
    h('p', null, t('rehearsal.proofText')),
    h(CopyLine, { text: opened.proof, label: t('rehearsal.proof') }),
  ])
}
