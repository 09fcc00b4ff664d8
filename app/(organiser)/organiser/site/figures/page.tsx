import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { requireOrganiser } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { Part, SettingsPage } from '../section'
import { submitProtection, switchPractice } from './actions'
import { ProtectionForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.site.sections.figures'))('title') }
}

/** How often figures come out, how hard the proof of work may become, and whether all this is for practice. */
export default async function FiguresPage({ searchParams }: PageProps<'/organiser/site/figures'>) {
  const { organising, site } = await server()
  await requireOrganiser(organising, 'edit-site')
  const t = await getTranslations('organiser.site')
  const { figuresEvery, proof, isPractice } = site()
  return (
    <SettingsPage
      title={t('sections.figures.title')}
      purpose={t('sections.figures.purpose')}
      missing={[]}
      isSaved={(await searchParams)['saved'] === 'yes'}
    >
      <Part title={t('figures.title')}>
        <ProtectionForm
          action={submitProtection}
          stands={{ figuresEvery: String(figuresEvery), least: String(proof.least), most: String(proof.most) }}
        />
      </Part>
      <Part title={t('figures.practiceTitle')} text={t('figures.practiceText')}>
        <p className="font-semibold">{t(isPractice ? 'figures.isPractice' : 'figures.isReal')}</p>
        <form action={switchPractice}>
          <Button name="practice" value={isPractice ? 'no' : 'yes'} look="quiet">
            {t(isPractice ? 'figures.sayReal' : 'figures.sayPractice')}
          </Button>
        </form>
      </Part>
    </SettingsPage>
  )
}
