import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useDeed } from '../deed.ts'
import { dayIn, memberStateIn, numberIn } from '../in-words.ts'
import { Button, Facts, Notice } from '../parts/controls.ts'
import { FileField } from '../parts/file-field.ts'
import { Step, Steps } from '../parts/step.ts'
import { readAnswer, type Answer, type AnswerProblem } from '../read-answer.ts'
import { useWords, type Words } from '../words.ts'

/** Says in plain words what an authority's receipt or result says. */
export function AnswerRoom(): ComponentChildren {
  const { t } = useWords()
  const [file, choose] = useState<File | null>(null)
  const [record, chooseRecord] = useState<File | null>(null)
  const [answer, keep] = useState<Answer | null>(null)
  const [problem, tell] = useState<AnswerProblem | null>(null)
  const { isUnderWay, start } = useDeed()
  const read = async (): Promise<void> => {
    const result = await readAnswer(file, record)
    keep(result.ok ? result.value : null)
    tell(result.ok ? null : result.problem)
  }
  return h(Steps, null, [
    h(Step, {
      title: t('answer.filesStep'),
      state: answer === null ? 'now' : 'done',
      children: [
        h(FileField, {
          label: t('answer.file'),
          hint: t('answer.fileHint'),
          accept: '.json,application/json',
          file,
          problem: problem?.field === 'answer' ? problemIn(problem.problem, t) : null,
          onChoose: choose,
        }),
        h(FileField, {
          label: t('answer.record'),
          hint: t('answer.recordHint'),
          accept: '.json,application/json',
          file: record,
          problem: problem?.field === 'record' ? t('answer.problems.bad-record') : null,
          onChoose: chooseRecord,
        }),
        h('div', { class: 'row' }, [
          h(Button, {
            isBusy: isUnderWay,
            onPress: () => {
              start(read)
            },
            children: t('answer.read'),
          }),
        ]),
      ],
    }),
    h(Step, {
      title: t('answer.answerStep'),
      state: answer === null ? 'later' : 'now',
      children: answer === null ? null : h(InWords, { answer }),
    }),
  ])
}

type Problem = Extract<AnswerProblem, { field: 'answer' }>['problem']

/** Problems with the authority's list of single statements: whatever it is, only the authority can mend it. */
const listProblems = new Set<Problem['code']>([
  'bad-line',
  'empty-list',
  'unknown-identifier',
  'repeated-identifier',
  'list-incomplete',
  'list-differs',
])

function problemIn(problem: Problem, t: Words['t']): string {
  const { field = '', line = 0, expected = 0, found = 0 } = problem as Exclude<Problem, { code: 'no-answer' }>
  const { code } = problem
  if (listProblems.has(code)) return t('answer.problems.list')
  const known = code === 'receipt-for-result' || code === 'result-for-receipt' ? 'other-format' : code
  return t(`answer.problems.${known as 'bad-value'}`, { field, line, expected, found })
}

function InWords({ answer }: { readonly answer: Answer }): ComponentChildren {
  const { locale, t } = useWords()
  const { initiative, memberState, batch: number } = answer.batch
  const batch = t('answer.batch', { initiative, memberState: memberStateIn(locale, memberState), number })
  return h('div', { class: 'stack' }, [
    h(Notice, { look: 'good', isNews: true, children: h('p', null, saidIn(answer, locale, t)) }),
    h(Facts, { facts: [[t('answer.which'), batch]] }),
    answer.said.kind === 'result' ? h(Numbers, { answer: answer.said }) : null,
    answer.isCompared
      ? h('p', null, t('answer.checked'))
      : h(Notice, { look: 'warn', children: h('p', null, t('answer.notChecked')) }),
    h('p', null, t('answer.next')),
  ])
}

function saidIn({ said }: Answer, locale: string, t: Words['t']): string {
  if (said.kind === 'receipt') {
    const { authority, count, receivedOn } = said.receipt
    return t('answer.receipt', { authority, count, day: dayIn(locale, new Date(receivedOn)) })
  }
  const { authority, received: count, sampleSize, issuedOn } = said.result
  const day = dayIn(locale, new Date(issuedOn))
  return sampleSize === null
    ? t('answer.resultAll', { authority, count, day })
    : t('answer.resultSample', { authority, count, day, sample: numberIn(locale, sampleSize) })
}

function Numbers({ answer }: { readonly answer: Extract<Answer['said'], { kind: 'result' }> }): ComponentChildren {
  const { locale, t } = useWords()
  const { received, valid, invalid } = answer.result
  const row = (name: string, count: number): ComponentChildren =>
    h('tr', null, [h('th', { scope: 'row' }, name), h('td', { class: 'number' }, numberIn(locale, count))])
  return h('table', null, [
    h('caption', null, t('answer.numbers')),
    h(
      'thead',
      null,
      h('tr', null, [
        h('th', { scope: 'col' }, t('answer.kind')),
        h('th', { scope: 'col', class: 'number' }, t('answer.count')),
      ]),
    ),
    h('tbody', null, [
      row(t('answer.valid'), valid),
      ...invalid.map(({ reason, count }) => row(t(`answer.reasons.${reason}`), count)),
    ]),
    h('tfoot', null, row(t('answer.sum'), received)),
  ])
}
