import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import { dissolveReasons, type Batch } from '#lib/organising/batches'
import { askForBatch, askToDissolve } from '../../actions'
import { batchPage } from '../../batch-page'
import { submitHandOver, submitManifest, submitReceipt } from './actions'
import { FileForm, HandOverForm } from './forms'

interface Props {
  readonly batch: Batch
}

/** A part of the page: what it is for, and its form. */
export function Part(props: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  return (
    <section className="grid gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{props.title}</h2>
      <p className="max-w-[38em]">{props.text}</p>
      {props.children}
    </section>
  )
}

export async function Again({ batch: { id } }: Props) {
  const t = await getTranslations('organiser.exports.batch')
  return (
    <Part title={t('againTitle')} text={t('again')}>
      <form action={askForBatch.bind(null, id)}>
        <Button look="quiet">{t('askAgain')}</Button>
      </form>
    </Part>
  )
}

export async function Given({ batch: { id, handedOver } }: Props) {
  const t = await getTranslations('organiser.exports.batch')
  const stands = handedOver === null ? {} : { on: handedOver.on, how: handedOver.how }
  return (
    <Part title={t('givenTitle')} text={t('given')}>
      <HandOverForm action={submitHandOver.bind(null, id)} page={batchPage(id)} stands={stands} />
    </Part>
  )
}

export async function Manifest({ batch: { id } }: Props) {
  const t = await getTranslations('organiser.exports.batch')
  return (
    <Part title={t('manifestTitle')} text={t('manifestText')}>
      <FileForm of="manifest" action={submitManifest.bind(null, id)} page={batchPage(id)} />
    </Part>
  )
}

export async function Receipt({ batch: { id } }: Props) {
  const t = await getTranslations('organiser.exports.batch')
  return (
    <Part title={t('receiptTitle')} text={t('receiptText')}>
      <FileForm of="receipt" action={submitReceipt.bind(null, id)} page={batchPage(id)} />
    </Part>
  )
}

export async function Dissolve({ batch: { id } }: Props) {
  const t = await getTranslations('organiser.exports')
  return (
    <Part title={t('batch.dissolveTitle')} text={t('batch.dissolveText')}>
      <form action={askToDissolve.bind(null, id)} className="grid max-w-[42em] gap-4">
        <Field id="reason" label={t('batch.dissolveReason')}>
          {(described) => (
            <select {...described} name="reason" defaultValue="" className={controlLook}>
              <option value="">{t('batch.chooseReason')}</option>
              {dissolveReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {t(`dissolveReasons.${reason}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div>
          <Button look="quiet">{t('batch.askDissolve')}</Button>
        </div>
      </form>
    </Part>
  )
}
