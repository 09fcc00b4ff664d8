import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { buttonLook } from '#app/ui/button'
import { Command } from '#app/ui/command'
import { Notice } from '#app/ui/notice'
import { builtDesk, deskName } from '#lib/http/desk-file'
import { requireOrganiser } from '#lib/http/organiser-session'
import { server } from '#lib/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.desk'))('title') }
}

/** How each kind of computer tells the hash of a file in the folder for downloads. */
const checks = [
  { system: 'windows', command: `certutil -hashfile "%USERPROFILE%\\Downloads\\${deskName}" SHA256` },
  { system: 'macos', command: `shasum -a 256 ~/Downloads/${deskName}` },
  { system: 'linux', command: `sha256sum ~/Downloads/${deskName}` },
] as const

/** Where organisers get the file in which they work with their private key, and how they know that it is the right one. */
export default async function DeskPage() {
  const { organising } = await server()
  await requireOrganiser(organising, null)
  const t = await getTranslations('organiser.desk')
  const desk = await builtDesk()
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
        <p className="max-w-[38em]">{t('why')}</p>
      </header>
      {desk === null ? (
        <Notice look="warn">
          <p>{t('notBuilt')}</p>
        </Notice>
      ) : (
        <>
          <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <a href="/organiser/desk/file" download={deskName} className={buttonLook()}>
              {t('download')}
            </a>
            <span className="text-faint">{t('size', { megabytes: Math.ceil(desk.bytes.length / 100_000) / 10 })}</span>
          </p>
          <Check sha256={desk.sha256} />
        </>
      )}
      <Use />
    </div>
  )
}

async function Check({ sha256 }: { readonly sha256: string }) {
  const t = await getTranslations('organiser.desk')
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('checkTitle')}</h2>
      <p className="max-w-[38em]">{t('checkText')}</p>
      <div>
        <p className="font-semibold">{t('hash')}</p>
        <Command>{sha256}</Command>
      </div>
      <p className="max-w-[38em]">{t('checkWhere')}</p>
      <dl className="grid grid-cols-1 gap-3">
        {checks.map(({ system, command }) => (
          <div key={system}>
            <dt className="font-semibold">{t(`systems.${system}`)}</dt>
            <dd>
              <Command>{command}</Command>
            </dd>
          </div>
        ))}
      </dl>
      <p className="max-w-[38em]">{t('checkElsewhere')}</p>
    </section>
  )
}

async function Use() {
  const t = await getTranslations('organiser.desk')
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('useTitle')}</h2>
      <ol className="grid max-w-[38em] list-decimal gap-2 pl-6">
        <li>{t('useCarry')}</li>
        <li>{t('useOffline')}</li>
        <li>{t('useOpen')}</li>
      </ol>
      <p className="max-w-[38em]">{t('useCommands')}</p>
    </section>
  )
}
