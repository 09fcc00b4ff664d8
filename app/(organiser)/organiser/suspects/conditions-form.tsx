import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { controlLook, Field, FieldGroup, TickBox } from '#app/ui/field'
import { lanes } from '#lib/domain/lane'
import { languageName, namedStatesOf } from '#lib/i18n/names'
import { routing } from '#lib/i18n/routing'
import { server } from '#lib/server'
import { suspectsPage, type TypedConditions } from './conditions-query'

/** Chooses statements by what stands beside them; sent as an address, so that nothing is done by it. */
export async function ConditionsForm({ typed }: { readonly typed: TypedConditions }) {
  const t = await getTranslations('organiser.suspects')
  const locale = await getLocale()
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('choose')}</h2>
      <p className="max-w-[38em]">{t('chooseText')}</p>
      <form action={suspectsPage} method="get" className="grid grid-cols-1 gap-5">
        <input type="hidden" name="preview" value="yes" />
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <HourField name="from" label={t('fromHour')} hint={t('hourHint')} value={typed.from} />
          <HourField name="to" label={t('toHour')} hint={t('hourHint')} value={typed.to} />
        </div>
        <FieldGroup id="lanes" label={t('lanes')}>
          {() =>
            lanes.map((lane) => (
              <TickBox
                key={lane}
                id={`lane-${lane}`}
                name="lane"
                value={lane}
                isTicked={typed.lane.includes(lane)}
                label={
                  <>
                    <span className="font-semibold">{t(`lane.${lane}.name`)}</span>
                    <span className="block text-sm text-faint">{t(`lane.${lane}.means`)}</span>
                  </>
                }
              />
            ))
          }
        </FieldGroup>
        <Choices
          name="memberState"
          label={t('memberStates')}
          chosen={typed.memberState}
          all={namedStatesOf((await server()).collection().pack, locale)}
        />
        <Choices
          name="language"
          label={t('languages')}
          chosen={typed.language}
          all={routing.locales.map((code) => ({ code, name: languageName(code, locale) }))}
        />
        <div>
          <Button look="quiet">{t('preview')}</Button>
        </div>
      </form>
    </section>
  )
}

function HourField(props: {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
}) {
  return (
    <Field id={`hour-${props.name}`} label={props.label} hint={props.hint}>
      {(described) => (
        <input
          {...described}
          type="datetime-local"
          name={props.name}
          step={3600}
          defaultValue={props.value}
          className={controlLook}
        />
      )}
    </Field>
  )
}

/** Many boxes, out of the way until somebody wants them; open where one is ticked. */
function Choices(props: {
  readonly name: string
  readonly label: string
  readonly chosen: readonly string[]
  readonly all: readonly { readonly code: string; readonly name: string }[]
}) {
  return (
    <details open={props.chosen.length > 0}>
      <summary className="py-2 font-semibold">{props.label}</summary>
      <FieldGroup id={`choices-${props.name}`} label={props.label}>
        {() => (
          <div className="grid grid-cols-1 gap-x-4 sm:grid-cols-3">
            {props.all.map(({ code, name }) => (
              <TickBox
                key={code}
                id={`${props.name}-${code}`}
                name={props.name}
                value={code}
                isTicked={props.chosen.includes(code)}
                label={name}
              />
            ))}
          </div>
        )}
      </FieldGroup>
    </details>
  )
}
