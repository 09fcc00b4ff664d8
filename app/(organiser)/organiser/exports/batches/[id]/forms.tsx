'use client'

import { useTranslations } from 'next-intl'
import { useActionState, type ReactNode } from 'react'
import { TickBox } from '#app/ui/field'
import { invalidReasons } from '#lib/returning/returned'
import { FileField, LineField, type ShownField } from '../../../form-fields'
import { FormFrame, type FormInUse } from '../../../form-frame'
import { untouched, type NoteAction, type NoteState } from './note-state'
import { Refused } from './refused'

interface Props {
  readonly action: NoteAction
  /** The address that answers where our script has not run. */
  readonly page: string
}

type NoteFormInUse = FormInUse<NoteState>

function useNoteForm({ action, page }: Props, stands: NoteState['typed'] = {}): NoteFormInUse {
  const t = useTranslations('organiser.exports.refused.fields')
  const [state, post, isPending] = useActionState(action, untouched, page)
  const shown = state.attempt === 0 ? stands : state.typed
  const field = (name: string): ShownField => {
    const problem = state.fields[name]
    return { name, value: shown[name] ?? '', problem: problem === undefined ? undefined : t(problem) }
  }
  return { state, post, isPending, field }
}

function NoteForm(props: { readonly form: NoteFormInUse; readonly button: string; readonly children: ReactNode }) {
  return <FormFrame {...props} refusal={<Refused state={props.form.state} />} />
}

/** The day and the way of handing over. */
export function HandOverForm(props: Props & { readonly stands: NoteState['typed'] }) {
  const t = useTranslations('organiser.exports.batch')
  const form = useNoteForm(props, props.stands)
  return (
    <NoteForm form={form} button={t('noteGiven')}>
      <LineField field={form.field('on')} label={t('on')} hint={t('onHint')} />
      <LineField field={form.field('how')} label={t('how')} hint={t('howHint')} />
    </NoteForm>
  )
}

/** One file: the manifest, a receipt, a result. */
export function FileForm(props: Props & { readonly of: 'manifest' | 'receipt' | 'result' }) {
  const t = useTranslations('organiser.exports.batch')
  const form = useNoteForm(props)
  const words = {
    manifest: { file: t('manifestFile'), button: t('noteManifest') },
    receipt: { file: t('receiptFile'), button: t('noteReceipt') },
    result: { file: t('resultFile'), button: t('noteResult') },
  }[props.of]
  return (
    <NoteForm form={form} button={words.button}>
      <FileField field={form.field('file')} label={words.file} accept=".json,application/json" prefix={props.of} />
    </NoteForm>
  )
}

/** A form that is used by some alone: folded, until it comes back refused. */
function FoldedForm(props: Parameters<typeof NoteForm>[0] & { readonly title: string }) {
  return (
    <details open={props.form.state.attempt > 0}>
      <summary className="py-2">{props.title}</summary>
      <div className="py-2">
        <NoteForm form={props.form} button={props.button}>
          {props.children}
        </NoteForm>
      </div>
    </details>
  )
}

/** A table of statements, with what it does not say of itself. */
export function ListForm(props: Props) {
  const t = useTranslations('organiser.exports.batch')
  const form = useNoteForm(props)
  return (
    <FoldedForm title={t('listTitle')} form={form} button={t('noteList')}>
      <p>{t('listText')}</p>
      <input type="hidden" name="way" value="list" />
      <FileField field={form.field('file')} label={t('listFile')} accept=".csv,text/csv" prefix="list" />
      <TickBox
        id="list-only"
        name="only"
        value="yes"
        label={t('invalidOnly')}
        isTicked={form.field('only').value === 'yes'}
      />
      <LineField field={form.field('authority')} label={t('authority')} prefix="list" />
      <LineField field={form.field('issuedOn')} label={t('issuedOn')} hint={t('onHint')} prefix="list" />
    </FoldedForm>
  )
}

/** The numbers of a letter. */
export function LetterForm(props: Props) {
  const t = useTranslations('organiser.exports.batch')
  const reasons = useTranslations('organiser.exports.invalidReasons')
  const form = useNoteForm(props)
  return (
    <FoldedForm title={t('letterTitle')} form={form} button={t('noteLetter')}>
      <input type="hidden" name="way" value="letter" />
      <LineField field={form.field('valid')} label={t('valid')} />
      <fieldset className="grid gap-4 border-l-2 border-line pl-4">
        <legend className="max-w-[38em] text-sm text-faint">{t('reasonsHint')}</legend>
        {invalidReasons.map((reason) => (
          <LineField key={reason} field={form.field(reason)} label={reasons(reason)} />
        ))}
      </fieldset>
      <LineField field={form.field('authority')} label={t('authority')} prefix="letter" />
      <LineField field={form.field('issuedOn')} label={t('issuedOn')} hint={t('onHint')} prefix="letter" />
    </FoldedForm>
  )
}
