import { getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import type { Batch } from '#lib/organising/batches'
import { server } from '#lib/server'

/** What has become of statements since they were frozen, and what to do about it. */
export async function Changed({ batch: { id, received } }: { readonly batch: Batch }) {
  const { handingOver } = await server()
  const t = await getTranslations('organiser.exports.batch')
  const { wished = 0, otherKind = 0 } = handingOver.changed().find(({ batchId }) => batchId === id) ?? {}
  if (wished + otherKind === 0) return null
  return (
    <Notice look="warn">
      <div className="grid max-w-[38em] gap-3">
        {wished === 0 ? null : (
          <>
            <p className="font-semibold">{t('wished', { count: wished })}</p>
            <p>{t(received === null ? 'wishedOpen' : 'wishedLocked')}</p>
            <details>
              <summary className="py-2">{t('wishedList')}</summary>
              <ul>
                {handingOver.wished(id).map((identifier) => (
                  <li key={identifier}>
                    <code>{identifier}</code>
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
        {otherKind === 0 ? null : <p>{t('otherKind', { count: otherKind })}</p>}
      </div>
    </Notice>
  )
}
