import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { requireOrganiser } from '#lib/http/organiser-session'
import type { Witness } from '#lib/instance/public-log/public-log'
import { server } from '#lib/server'
import { removeWitness, submitWitness } from './actions'
import { WitnessForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.witnesses'))('title') }
}

/** Who watches the public log and signs what they see of it: named here, so that their signatures are shown. */
export default async function WitnessesPage() {
  const { organising, publicLog } = await server()
  await requireOrganiser(organising, 'keep-keys')
  const t = await getTranslations('organiser.witnesses')
  const witnesses = publicLog.witnesses()
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
        <p>
          <a href="/witness.mjs">{t('program')}</a>
        </p>
      </header>
      <section className="grid grid-cols-1 gap-4">
        <h2 className="text-xl font-semibold">{t('listTitle')}</h2>
        {witnesses.length === 0 ? (
          <p className="text-faint">{t('none')}</p>
        ) : (
          <ul className="grid grid-cols-1 gap-4">
            {witnesses.map((witness) => (
              <Named key={witness.name} witness={witness} />
            ))}
          </ul>
        )}
      </section>
      <section className="grid grid-cols-1 gap-4">
        <h2 className="text-xl font-semibold">{t('addTitle')}</h2>
        <WitnessForm action={submitWitness} />
      </section>
    </div>
  )
}

async function Named({ witness: { name, key, signedAt } }: { readonly witness: Witness }) {
  const t = await getTranslations('organiser.witnesses')
  const format = await getFormatter()
  return (
    <li className="grid gap-2 rounded-md border border-line bg-sheet px-5 py-4">
      <h3 className="text-lg font-semibold [overflow-wrap:anywhere]">{name}</h3>
      <p className="font-mono text-sm [overflow-wrap:anywhere]">{key}</p>
      <p>
        {signedAt === null
          ? t('neverSigned')
          : t('signedAt', { time: format.dateTime(signedAt, { dateStyle: 'long', timeStyle: 'short' }) })}
      </p>
      <form action={removeWitness}>
        <Button name="name" value={name} look="quiet" aria-label={t('removeNamed', { name })}>
          {t('remove')}
        </Button>
      </form>
    </li>
  )
}
