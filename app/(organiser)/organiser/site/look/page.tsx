import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { requireOrganiser } from '#lib/http/organiser-session'
import { languageName } from '#lib/i18n/names'
import { routing } from '#lib/i18n/routing'
import { server } from '#lib/server'
import { missingIn } from '#lib/site-settings/missing'
import type { PictureName } from '#lib/site-settings/pictures/picture'
import type { StoredPicture } from '#lib/site-settings/settings'
import type { SitePicture } from '#lib/site-settings/site'
import type { Typed } from '../form-state'
import { Part, SettingsPage } from '../section'
import { submitCover, submitLogo, submitLook, takeDownPicture } from './actions'
import { altField } from './alt-field'
import { LookForm } from './look-form'
import { PictureForm } from './picture-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.site.sections.look'))('title') }
}

const actions = { logo: submitLogo, cover: submitCover } as const

/** Name, colour and pictures. */
export default async function LookPage({ searchParams }: PageProps<'/organiser/site/look'>) {
  const { organising, collection, siteKeeping, site } = await server()
  await requireOrganiser(organising, 'edit-site')
  const t = await getTranslations('organiser.site')
  const settings = siteKeeping.settings()
  const { look } = settings
  const languages = await altLanguages(siteKeeping.originalLanguage() ?? 'en')
  return (
    <SettingsPage
      title={t('sections.look.title')}
      purpose={t('sections.look.purpose')}
      missing={missingIn(settings, collection().pack).look}
      isSaved={(await searchParams)['saved'] === 'yes'}
    >
      <Part title={t('look.nameAndColour')}>
        <LookForm action={submitLook} stands={{ name: look?.name ?? '', accent: look?.accent ?? '' }} />
      </Part>
      {(['logo', 'cover'] as const).map((name) => (
        <Part key={name} title={t(`look.pictures.${name}.title`)} text={t(`look.pictures.${name}.purpose`)}>
          <Current name={name} picture={site()[name]} />
          <PictureForm name={name} action={actions[name]} stands={standing(settings[name])} {...languages} />
        </Part>
      ))}
    </SettingsPage>
  )
}

async function altLanguages(original: string) {
  const locale = await getLocale()
  const order = new Intl.Collator(locale)
  const all = routing.locales
    .map((code) => ({ code, name: languageName(code, locale) }))
    .toSorted((one, other) => order.compare(one.name, other.name))
  return {
    original: { code: original, name: languageName(original, locale) },
    others: all.filter(({ code }) => code !== original),
  }
}

function standing(picture: StoredPicture | null): Typed {
  if (picture === null) return {}
  const alts = Object.entries(picture.alt)
  return {
    ...Object.fromEntries(alts.map(([language, text]) => [altField.of(language), text])),
    ...(alts.length === 0 ? { decorative: 'yes' } : {}),
  }
}

async function Current({ name, picture }: { readonly name: PictureName; readonly picture: SitePicture | null }) {
  const t = await getTranslations('organiser.site.look')
  if (picture === null) return <p className="text-faint">{t('noPicture')}</p>
  const { address, width, height } = picture
  return (
    <div className="grid justify-items-start gap-3">
      <img
        src={address}
        width={width}
        height={height}
        alt={t(`pictures.${name}.current`)}
        className="h-auto max-h-48 w-auto max-w-full border border-line"
      />
      <form action={takeDownPicture}>
        <Button name="picture" value={name} look="quiet">
          {t(`pictures.${name}.remove`)}
        </Button>
      </form>
    </div>
  )
}
