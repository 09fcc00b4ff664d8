import { getTranslations } from 'next-intl/server'
import { buttonLook } from '#app/ui/button'

/** Leads to the page on which a collection that counts is paused and taken up again. */
export async function PauseLink({ isPaused }: { readonly isPaused: boolean }) {
  const t = await getTranslations('organiser.pause')
  return (
    <a href="/organiser/pause" className={buttonLook('quiet')}>
      {t(isPaused ? 'linkResume' : 'linkPause')}
    </a>
  )
}
