import type { Chapter } from './examine.ts'
import type { Finding, Verdict } from './finding.ts'

const marks: Readonly<Record<Verdict, string>> = { ok: 'ok  ', warn: 'WARN', bad: 'BAD ' }

/** The worst of what was found. */
export function verdictOf(chapters: readonly Chapter[]): Verdict {
  const verdicts = new Set(chapters.flatMap(({ findings }) => findings.map(({ verdict }) => verdict)))
  if (verdicts.has('bad')) return 'bad'
  return verdicts.has('warn') ? 'warn' : 'ok'
}

/** What was found, for a person at three in the morning: what is bad stands out without colour, with what to do. */
export function report(chapters: readonly Chapter[], dataFolder: string): string {
  const findings = chapters.flatMap((chapter) => chapter.findings)
  const count = (verdict: Verdict): string => String(findings.filter((finding) => finding.verdict === verdict).length)
  const texts = chapters.map(({ title, findings: found }) => [title, ...found.map(lines)].join('\n'))
  return `${dataFolder}\n\n${texts.join('\n\n')}\n\n${count('bad')} bad, ${count('warn')} to think about, ${count('ok')} as it should be.`
}

const lines = ({ verdict, says, mend }: Finding): string =>
  mend === undefined ? `  ${marks[verdict]}  ${says}` : `  ${marks[verdict]}  ${says}\n        → ${mend}`
