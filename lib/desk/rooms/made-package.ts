import { h, type ComponentChildren } from 'preact'
import type { MadePackage } from '../opening-messages.ts'
import { Button, Facts, Notice } from '../parts/controls.ts'
import { SavedFile } from '../parts/saved-file.ts'
import { useWords } from '../words.ts'

/** A package that is ready: what is in it, for whom, and where it goes. */
export function Made(props: {
  readonly made: MadePackage
  readonly isSaved: boolean
  readonly onSaved: () => void
  readonly onAnother: () => void
}): ComponentChildren {
  const { t } = useWords()
  const { made, isSaved, onSaved, onAnother } = props
  return h('div', { class: 'stack' }, [
    h(Notice, { look: 'good', isNews: true, children: h('p', null, t('opening.made', { count: made.count })) }),
    h(Envelope, { recipient: made.recipient }),
    h(SavedFile, {
      name: made.name,
      about: t('opening.packageAbout'),
      button: t('opening.savePackage'),
      contents: () => made.contents,
      onSaved,
    }),
    h(SavedFile, {
      name: made.recordName,
      about: t('opening.recordAbout'),
      button: t('opening.saveRecord'),
      contents: () => made.manifest,
      onSaved: () => undefined,
    }),
    h(Facts, { facts: [[t('opening.recordHash'), h('span', { class: 'mono' }, made.manifestSha256)]] }),
    isSaved
      ? h('div', { class: 'row' }, [h(Button, { look: 'quiet', onPress: onAnother, children: t('opening.another') })])
      : null,
  ])
}

/** In groups of four, as fingerprints are read aloud; an age recipient is one already. */
const inGroups = (fingerprint: string): string => fingerprint.match(/.{1,4}/gu)?.join(' ') ?? fingerprint

function Envelope({ recipient }: { readonly recipient: MadePackage['recipient'] }): ComponentChildren {
  const { t } = useWords()
  if (recipient === null) return h(Notice, { look: 'warn', children: h('p', null, t('opening.notWrapped')) })
  return h('div', { class: 'stack' }, [
    h('p', null, t('opening.wrapped', { authority: recipient.authority })),
    h('div', null, [
      h('p', { class: 'label' }, t('opening.fingerprint')),
      h('p', { class: 'big mono', translate: false }, inGroups(recipient.fingerprint)),
    ]),
    h('p', null, t('opening.compare')),
  ])
}
