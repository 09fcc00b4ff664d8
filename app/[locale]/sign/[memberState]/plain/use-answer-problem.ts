import { useTranslations } from 'next-intl'
import type { PlainState } from './plain-state'

/** What is wrong with an answer or the time at which it came, as a sentence; `null` where nothing is. */
export function useAnswerProblem({ problem, secondsLeft }: PlainState): string | null {
  const t = useTranslations('plain')
  switch (problem) {
    case null:
      return null
    case 'too-fast':
      return t('tooFast', { seconds: Math.max(1, secondsLeft) })
    case 'lane-full':
      return t('full', { minutes: Math.max(1, Math.ceil(secondsLeft / 60)) })
    case 'expired':
    case 'used':
      return t(problem)
    // Without a token, or with one that is not ours, there was no question either.
    case 'missing':
    case 'wrong':
    case 'wrong-answer':
      return t('wrong')
  }
}
