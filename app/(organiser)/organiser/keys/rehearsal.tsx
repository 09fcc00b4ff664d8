import { getLocale, getTranslations } from 'next-intl/server'
import { Button, buttonLook } from '#app/ui/button'
import { Command } from '#app/ui/command'
import { controlLook, Field, TickBox } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { brusselsDayOf } from '#lib/domain/day'
import { dayInWords } from '#lib/i18n/days'
import type { InstalledKey } from '#lib/organising/keys'
import { waitingKey } from '#lib/organising/keys'
import { currentSplitting } from '#lib/organising/share-holders'
import { server } from '#lib/server'
import { submitProof } from './actions'
import { Step, shortId } from './step'

/** The samples to be opened at home, and the proof that comes back. */
export async function Rehearsal() {
  const { keys } = await server()
  const latest = keys.latest()
  if (latest === null) return null
  const t = await getTranslations('organiser.keys')
  const waiting = waitingKey(keys)
  const used = new Set(keys.uses().map(({ keyId }) => keyId))
  const rehearsed = keys
    .all()
    .filter(({ id }) => id === waiting?.id || used.has(id))
    .toReversed()
  return (
    <Step title={t('rehearse')} id="rehearse">
      <State waiting={waiting} sealing={keys.sealing()} />
      <p className="max-w-[38em]">{t('rehearseText')}</p>
      <p className="flex flex-wrap gap-3">
        {rehearsed.map(({ id }) => (
          <a key={id} href={`/organiser/keys/sample?key=${id}`} download className={buttonLook('quiet')}>
            {t('sample', { key: shortId(id) })}
          </a>
        ))}
      </p>
      <Command>./run keys rehearse --share SHARE-1 --share SHARE-2 --sample rehearsal-sample.jwe</Command>
      <Command>./run keys rehearse --key organisers-private-key.json --sample rehearsal-sample.jwe</Command>
      <form action={submitProof} className="grid gap-4">
        <Field id="proof" label={t('proof')}>
          {(described) => (
            <input {...described} name="proof" required autoComplete="off" className={`${controlLook} font-mono`} />
          )}
        </Field>
        {rehearsed.map((key) => (
          <WhoTook key={key.id} installed={key} isOnly={rehearsed.length === 1} />
        ))}
        <div>
          <Button>{t('proofButton')}</Button>
        </div>
      </form>
    </Step>
  )
}

/** What the key that waits, or else the one that seals, stands at. */
async function State({ waiting, sealing }: Readonly<Record<'waiting' | 'sealing', InstalledKey | null>>) {
  const t = await getTranslations('organiser.keys')
  const rehearsedAt = waiting === null ? (sealing?.rehearsedAt ?? null) : null
  return (
    <Notice look={rehearsedAt === null ? 'warn' : 'good'}>
      <p>
        {rehearsedAt === null
          ? t('notRehearsed')
          : t('rehearsed', { day: dayInWords(brusselsDayOf(new Date(rehearsedAt)), await getLocale()) })}
      </p>
    </Notice>
  )
}

/** Whose shares were used, where it is known who holds them. */
async function WhoTook({ installed, isOnly }: { readonly installed: InstalledKey; readonly isOnly: boolean }) {
  const splitting = currentSplitting((await server()).holders, installed.id)
  if (splitting === null) return null
  const t = await getTranslations('organiser.keys')
  return (
    <fieldset>
      <legend className="font-semibold">
        {t('whoTook')} {isOnly ? null : <code>{shortId(installed.id)}</code>}
      </legend>
      {splitting.holders.map(({ number, name }) => (
        <TickBox
          key={number}
          id={`share-${installed.id}-${String(number)}`}
          name={`share-${installed.id}`}
          value={String(number)}
          label={<span className="[overflow-wrap:anywhere]">{`${String(number)} · ${name}`}</span>}
        />
      ))}
    </fieldset>
  )
}
