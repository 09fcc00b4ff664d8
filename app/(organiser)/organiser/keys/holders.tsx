import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { Command } from '#app/ui/command'
import { controlLook, Field } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { ScrollTable } from '#app/ui/scroll-table'
import { brusselsDayOf } from '#lib/domain/day'
import { dayInWords } from '#lib/i18n/days'
import type { InstalledKey } from '#lib/organising/keys'
import { waitingKey } from '#lib/organising/keys'
import { currentSplitting, oldSplittings, type NotedSplitting } from '#lib/organising/share-holders'
import { server } from '#lib/server'
import { submitDestroyed, submitSplitting } from './actions'
import { Step, shortId } from './step'

/** Who holds which share of which key, and what is to be done when that changes. */
export async function Holders() {
  const { keys, holders } = await server()
  const used = new Set([...keys.uses().map(({ keyId }) => keyId), waitingKey(keys)?.id])
  const all = keys
    .all()
    .filter(({ id }) => used.has(id))
    .toReversed()
  if (all.length === 0) return null
  const t = await getTranslations('organiser.keys')
  const current = all.flatMap(({ id }) => currentSplitting(holders, id) ?? [])
  return (
    <Step title={t('holdersTitle')} id="holders">
      <p className="max-w-[38em]">{t('holdersText')}</p>
      {current.length === 0 ? <p className="text-faint">{t('holdersNone')}</p> : null}
      {current.map((splitting) => (
        <HolderTable key={splitting.id} splitting={splitting} />
      ))}
      {oldSplittings(holders).map((splitting) => (
        <OldShares key={splitting.id} splitting={splitting} />
      ))}
      <NoteSplitting all={all} />
    </Step>
  )
}

async function HolderTable({ splitting }: { readonly splitting: NotedSplitting }) {
  const { keyId, needed, notedAt, holders } = splitting
  const t = await getTranslations('organiser.keys')
  const locale = await getLocale()
  const dayOf = (instant: string): string => dayInWords(brusselsDayOf(new Date(instant)), locale)
  const caption = t('holdersNeeded', { key: shortId(keyId), needed, among: holders.length })
  return (
    <div className="grid grid-cols-1 gap-2">
      <p className="font-semibold">{caption}</p>
      <ScrollTable
        caption={caption}
        head={
          <>
            <th scope="col">{t('holderNumber')}</th>
            <th scope="col">{t('holderName')}</th>
            <th scope="col">{t('holderSince')}</th>
            <th scope="col">{t('holderRehearsed')}</th>
          </>
        }
      >
        {holders.map(({ number, name, rehearsedAt }) => (
          <tr key={number}>
            <td>{number}</td>
            <th scope="row" className="[overflow-wrap:anywhere] font-normal">
              {name}
            </th>
            <td>{dayOf(notedAt)}</td>
            <td>{rehearsedAt === null ? t('holderNever') : dayOf(rehearsedAt)}</td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  )
}

/** Shares of before: they work until they are gone. */
async function OldShares({ splitting: { id, needed, holders } }: { readonly splitting: NotedSplitting }) {
  const t = await getTranslations('organiser.keys')
  const names = (await getFormatter()).list(holders.map(({ name }) => name))
  return (
    <Notice look="stop" title={t('oldTitle')}>
      <p className="max-w-[38em] [overflow-wrap:anywhere]">{t('oldText', { names, needed })}</p>
      <p className="mt-2 max-w-[38em]">{t('oldLeaving')}</p>
      <form action={submitDestroyed} className="mt-3">
        <input type="hidden" name="splitting" value={id} />
        <Button look="quiet">{t('oldButton')}</Button>
      </form>
    </Notice>
  )
}

async function NoteSplitting({ all }: { readonly all: readonly InstalledKey[] }) {
  const t = await getTranslations('organiser.keys')
  return (
    <form action={submitSplitting} className="grid gap-4">
      <h3 className="text-lg font-semibold">{t('noteTitle')}</h3>
      <p className="max-w-[38em]">{t('noteText')}</p>
      <Command>
        ./run keys reshare --share SHARE-1 --share SHARE-2 --split 2/3 --holders &quot;Ines,Teodor,Jonas&quot;
      </Command>
      <Field id="key" label={t('noteKey')}>
        {(described) => (
          <select {...described} name="key" className={controlLook}>
            {all.map(({ id }) => (
              <option key={id} value={id}>
                {shortId(id)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="names" label={t('noteNames')} hint={t('noteNamesHint')}>
        {(described) => <textarea {...described} name="names" rows={4} required className={controlLook} />}
      </Field>
      <Field id="needed" label={t('noteNeeded')}>
        {(described) => (
          <input {...described} name="needed" inputMode="numeric" required defaultValue="2" className={controlLook} />
        )}
      </Field>
      <div>
        <Button look="quiet">{t('noteButton')}</Button>
      </div>
    </form>
  )
}
