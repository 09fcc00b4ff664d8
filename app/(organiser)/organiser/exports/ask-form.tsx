import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { FieldGroup, TickBox } from '#app/ui/field'
import { namedMemberStates } from '#lib/i18n/names'
import type { HandOverProgress } from '#lib/organising/batches'
import { askForExports } from './actions'

/** Asks for exports of what is in no batch yet. */
export async function AskForm({ states }: { readonly states: readonly HandOverProgress[] }) {
  const t = await getTranslations('organiser.exports')
  const left = new Map(states.map((state) => [state.memberState, state]))
  const named = namedMemberStates(await getLocale()).flatMap(({ code, name }) => {
    const { unbatched = 0, unbatchedSuspect = 0 } = left.get(code) ?? {}
    return unbatched + unbatchedSuspect === 0 ? [] : [{ code, name, unbatched, unbatchedSuspect }]
  })
  if (named.length === 0) return <p className="border-t border-line pt-6">{t('allBatched')}</p>
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('askTitle')}</h2>
      <form action={askForExports} className="grid grid-cols-1 gap-5">
        <FieldGroup id="memberStates" label={t('choose')}>
          {() => (
            <div className="grid grid-cols-1 gap-x-6 sm:grid-cols-2">
              {named.map(({ code, name, unbatched }) => (
                <TickBox
                  key={code}
                  id={`memberState-${code}`}
                  name="memberState"
                  value={code}
                  label={t('row', { memberState: name, count: unbatched })}
                />
              ))}
            </div>
          )}
        </FieldGroup>
        <div className="flex flex-wrap gap-3">
          {named.some(({ unbatched }) => unbatched > 0) ? <Button>{t('ask')}</Button> : null}
          {named.some(({ unbatchedSuspect }) => unbatchedSuspect > 0) ? (
            <Button name="which" value="suspect" look="quiet">
              {t('askSuspect')}
            </Button>
          ) : null}
        </div>
      </form>
    </section>
  )
}
