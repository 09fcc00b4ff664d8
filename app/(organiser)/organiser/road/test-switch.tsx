import { getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { server } from '#lib/server'
import { switchTest } from './actions'

/** Opens and stops the test collection. */
export async function TestSwitch({ isNext }: { readonly isNext: boolean }) {
  const t = await getTranslations('organiser.road')
  const { isLive, isCollecting } = (await server()).collection()
  if (isLive) return null
  return (
    <form action={switchTest} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button name="switch" value={isCollecting ? 'stop' : 'open'} look={isNext && !isCollecting ? 'primary' : 'quiet'}>
        {t(isCollecting ? 'stopTest' : 'openTest')}
      </Button>
      {isCollecting ? <span>{t('testOpen')}</span> : null}
    </form>
  )
}
