import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { brusselsDayOf } from '#lib/domain/day'
import { dayInWords } from '#lib/i18n/days'
import { namedMemberStates } from '#lib/i18n/names'
import type { Batch, BatchOutcome, HandOverProgress } from '#lib/organising/batches'
import { batchPage } from './batch-page'

/** Each Member State with its counts and batches, by name. */
export async function MemberStates(props: {
  readonly states: readonly HandOverProgress[]
  readonly outcomes: readonly BatchOutcome[]
}) {
  const t = await getTranslations('organiser.exports')
  const named = namedMemberStates(await getLocale()).flatMap(({ code, name }) => {
    const found = props.states.find(({ memberState }) => memberState === code)
    return found === undefined ? [] : [{ name, ...found }]
  })
  return (
    <section className="grid gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('statesTitle')}</h2>
      {named.map(({ name, memberState, counted, unbatched, unbatchedSuspect, batches }) => (
        <section key={memberState} className="grid gap-1">
          <h3 className="text-lg font-semibold">{name}</h3>
          <p>{t('counts', { counted, unbatched })}</p>
          {unbatchedSuspect === 0 ? null : <p>{t('suspects', { count: unbatchedSuspect })}</p>}
          <ul>
            {batches.map((batch) => (
              <BatchRow
                key={batch.id}
                batch={batch}
                outcome={props.outcomes.find(({ batchId }) => batchId === batch.id) ?? null}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

async function BatchRow({ batch, outcome }: { readonly batch: Batch; readonly outcome: BatchOutcome | null }) {
  const t = await getTranslations('organiser.exports')
  const locale = await getLocale()
  const { id, number, which, count, frozenAt, sha256 } = batch
  return (
    <li className="grid gap-x-5 border-b border-line py-2 sm:grid-cols-[10rem_1fr_1fr]">
      <a href={batchPage(id)}>
        {t(which === 'suspect' ? 'batchLinkSuspect' : 'batchLink', { number: String(number) })}
      </a>
      <span>
        {t('batchFacts', { count, day: dayInWords(brusselsDayOf(frozenAt), locale) })}
        {sha256 === null ? null : (
          <span className="block text-sm text-faint" title={sha256}>
            SHA-256 <code>{sha256.slice(0, 16)}…</code>
          </span>
        )}
      </span>
      <span className={batch.dissolved === null ? 'font-semibold' : 'text-faint'}>
        <StateOfBatch batch={batch} outcome={outcome} />
      </span>
    </li>
  )
}

/** Where a batch stands, in a few words. */
export async function StateOfBatch({
  batch,
  outcome,
}: {
  readonly batch: Batch
  readonly outcome: BatchOutcome | null
}) {
  const t = await getTranslations('organiser.exports.state')
  const format = await getFormatter()
  const locale = await getLocale()
  const { dissolved, received, handedOver } = batch
  if (dissolved !== null) return t('dissolved', { day: dayInWords(brusselsDayOf(dissolved.at), locale) })
  if (outcome !== null) {
    return t('answered', { day: dayInWords(outcome.issuedOn, locale), valid: format.number(outcome.valid) })
  }
  if (received !== null) return t('received', { day: dayInWords(received.on, locale) })
  return handedOver === null ? t('frozen') : t('handed-over', { day: dayInWords(handedOver.on, locale) })
}
