import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { Command } from '#app/ui/command'
import { controlLook, Field } from '#app/ui/field'
import { Answer } from '#app/ui/answer'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { submitPublicKey } from './actions'
import { Holders } from './holders'
import { KeyList } from './key-list'
import { Rehearsal } from './rehearsal'
import { DueRehearsals } from './due-rehearsals'
import { Step } from './step'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.keys'))('title') }
}

const problems = [
  'not-a-public-key',
  'private-key',
  'no-key',
  'wrong-proof',
  'needs-two',
  'too-few-holders',
  'too-many-holders',
  'needed-impossible',
  'name-too-long',
  'name-twice',
  'no-such-shares',
  'in-use',
] as const

const said = { proved: 'proofGood', noted: 'noted', destroyed: 'destroyed' } as const

/** From the key pair made at home to a public key that this server may seal to, and from there to the next one. */
export default async function KeysPage({ searchParams }: PageProps<'/organiser/keys'>) {
  const { organising, keys } = await server()
  await requireOrganiser(organising, 'keep-keys')
  await requireSecondFactor(organising, '/organiser/keys')
  const [t, desk] = [await getTranslations('organiser.keys'), await getTranslations('organiser.desk')]
  const asked = await searchParams
  const problem = problems.find((code) => code === asked['problem'])
  const answer = Object.entries(said).find(([code]) => code === asked['said'])?.[1]
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
        <p>
          <a href="/organiser/keys/who">{t('whoLink')}</a>
        </p>
      </header>
      {problem === undefined ? null : <Answer look="stop">{t(`problems.${problem}`)}</Answer>}
      {answer === undefined ? null : <Answer look="good">{t(answer)}</Answer>}
      <DueRehearsals />
      <KeyList />
      <Step title={t('make')}>
        <p className="max-w-[38em]">{t('makeText')}</p>
        <Command>./run keys new --out FOLDER --split 2/3 --holders &quot;Ines,Teodor,Mari&quot;</Command>
        <p className="max-w-[38em] text-faint">{t('makeAlone')}</p>
        <p className="max-w-[38em]">{desk('intro')}</p>
        <p>
          <a href="/organiser/desk">{desk('title')}</a>
        </p>
      </Step>
      <Step title={t('install')} id="install">
        <p className="max-w-[38em]">{t(keys.sealing() === null ? 'installText' : 'installAnother')}</p>
        <form action={submitPublicKey} className="grid gap-4">
          <Field id="file" label={t('file')}>
            {(described) => (
              <textarea {...described} name="file" rows={5} required className={`${controlLook} font-mono text-sm`} />
            )}
          </Field>
          <div>
            <Button look={keys.latest() === null ? 'primary' : 'quiet'}>{t('installButton')}</Button>
          </div>
        </form>
      </Step>
      <Rehearsal />
      <Holders />
    </div>
  )
}
