import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { TickBox } from '#app/ui/field'
import { requireOrganiser } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { switchNames } from '#lib/site-settings/switches'
import { SettingsPage } from '../section'
import { submitSwitches } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.site.sections.switches'))('title') }
}

/** Parts of the site that can be switched off at once. */
export default async function SwitchesPage({ searchParams }: PageProps<'/organiser/site/switches'>) {
  const { organising, site } = await server()
  await requireOrganiser(organising, 'edit-site')
  const t = await getTranslations('organiser.site')
  const { switches, sendsNews } = site()
  return (
    <SettingsPage
      title={t('sections.switches.title')}
      purpose={t('sections.switches.purpose')}
      missing={[]}
      isSaved={(await searchParams)['saved'] === 'yes'}
    >
      <form action={submitSwitches} className="grid max-w-[42em] gap-6">
        {switchNames.map((name) => (
          <div key={name} className="grid gap-1 border-t border-line pt-4">
            <TickBox
              id={name}
              name={name}
              value="on"
              isTicked={switches[name]}
              label={<span className="font-semibold">{t(`switches.${name}`)}</span>}
            />
            <p className="pl-9 text-sm text-faint">
              {t(`switches.${name}Hint`)}
              {name === 'mail' && switches.mail && !sendsNews ? ` ${t('switches.mailNoServer')}` : null}
            </p>
          </div>
        ))}
        <div>
          <Button>{t('switches.save')}</Button>
        </div>
      </form>
    </SettingsPage>
  )
}
