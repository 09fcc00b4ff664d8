import { barsOf } from '#lib/charts/bars'
import { softProblems } from '#lib/domain/statement-of-support'
import { languageName } from '#lib/i18n/names'
import type { Chart, ChartMaker } from './chart'
import { memberStateColumn } from './of-member-states'

/** In which language people signed. */
export const languages: ChartMaker = ({ languages: all }, { t, number, percent, locale }): Chart => {
  const sorted = all.toSorted((one, other) => other.counted - one.counted)
  const sum = Math.max(
    1,
    sorted.reduce((total, { counted }) => total + counted, 0),
  )
  const [first] = sorted
  return {
    title: t('charts.languages'),
    alt:
      first === undefined
        ? t('alt.nothing')
        : t('alt.languages', {
            count: sorted.length,
            first: languageName(first.language, locale),
            share: percent(first.counted / sum),
          }),
    drawing: barsOf(
      sorted.map(({ language, counted }) => ({
        label: languageName(language, locale),
        words: `${number(counted)} · ${percent(counted / sum)}`,
        value: counted,
      })),
    ),
    table: {
      columns: [
        { code: 'language', label: t('columns.language'), show: (cell) => languageName(String(cell), locale) },
        { code: 'statements', label: t('columns.count') },
      ],
      rows: sorted.map(({ language, counted }) => [language, counted]),
    },
  }
}

/** Doubts that signatories have overruled: numbers and days that look wrong and may be right. */
export const doubts: ChartMaker = ({ doubts: all, memberStates }, words): Chart => {
  const { t, number } = words
  const countOf = (problem: string, memberState?: string): number =>
    all
      .filter((one) => one.problem === problem && (memberState === undefined || one.memberState === memberState))
      .reduce((sum, { counted }) => sum + counted, 0)
  const sum = softProblems.reduce((total, problem) => total + countOf(problem), 0)
  return {
    title: t('charts.doubts'),
    alt: t('alt.doubts', { count: number(sum) }),
    drawing: barsOf(
      softProblems.map((problem) => ({
        label: t(`doubts.${problem}`),
        words: number(countOf(problem)),
        value: countOf(problem),
        tone: 'warn',
      })),
    ),
    table: {
      columns: [
        memberStateColumn(words),
        { code: 'statements', label: t('columns.count') },
        ...softProblems.map((problem) => ({ code: problem.replaceAll('-', '_'), label: t(`doubts.${problem}`) })),
      ],
      rows: memberStates
        .filter((one) => one.doubts > 0)
        .map(({ memberState, counted }) => [
          memberState,
          counted,
          ...softProblems.map((problem) => countOf(problem, memberState)),
        ]),
    },
  }
}

const parts = ['repeated', 'suspect', 'removed'] as const

/** What is not among what counts: came again, set apart, removed. */
export const apart: ChartMaker = ({ memberStates }, words): Chart => {
  const { t, number } = words
  const sumOf = (part: (typeof parts)[number]): number => memberStates.reduce((sum, one) => sum + one[part], 0)
  const sums = parts.map((part) => ({ part, sum: sumOf(part) }))
  return {
    title: t('charts.apart'),
    alt: sums.map(({ part, sum }) => `${t(`apart.${part}`)}: ${number(sum)}`).join('; '),
    drawing: barsOf(
      sums.map(({ part, sum }) => ({ label: t(`apart.${part}`), words: number(sum), value: sum, tone: 'edge' })),
    ),
    table: {
      columns: [memberStateColumn(words), ...parts.map((part) => ({ code: part, label: t(`apart.${part}`) }))],
      rows: memberStates
        .filter(({ repeated, suspect, removed }) => repeated + suspect + removed > 0)
        .map((one) => [one.memberState, ...parts.map((part) => one[part])]),
    },
  }
}
