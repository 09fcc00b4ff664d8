import { h, render, type ComponentChildren } from 'preact'
import { renderSVG } from 'uqr'
import type { HeldShare } from '#lib/shares/key-share'
import { sheetContent, type SheetContent } from '#lib/shares/sheet-content'
import { dayIn } from '../in-words.ts'
import type { Words } from '../words.ts'
import { Facts } from './controls.ts'

/** What stands on every sheet. */
export interface Sheets {
  readonly shares: readonly HeldShare[]
  /** Registration number; empty where there is none yet. */
  readonly initiative: string
  readonly keyId: string
}

/**
 * Prints the shares, a page each. They stand in the page only while it is printed: nobody reads a share off the screen,
 * and no extension of the browser finds it there later.
 */
export function printSheets({ shares, initiative, keyId }: Sheets, { locale, catalogue }: Words): void {
  const paper = document.createElement('div')
  paper.id = 'paper'
  document.body.append(paper)
  const about = { keyId, initiative: initiative === '' ? null : initiative, day: dayIn(locale, new Date()) }
  const contents = shares.map(({ share, holder }) => sheetContent(share, { ...about, holder }, catalogue.sheet))
  render(h(PaperSheets, { contents }), paper)
  document.documentElement.classList.add('printing')
  addEventListener(
    'afterprint',
    () => {
      document.documentElement.classList.remove('printing')
      render(null, paper)
      paper.remove()
    },
    { once: true },
  )
  print()
}

const PaperSheets = ({ contents }: { readonly contents: readonly SheetContent[] }): ComponentChildren =>
  h(
    'div',
    null,
    contents.map((content) => h(Sheet, { content })),
  )

function Sheet({ content }: { readonly content: SheetContent }): ComponentChildren {
  return h('article', { class: 'sheet' }, [
    h('p', { class: 'kind' }, content.secret),
    h('h1', null, content.title),
    h(Facts, { facts: content.facts.map(({ label, value }) => [label, value] as const) }),
    h('p', null, content.what),
    h('div', { class: 'code' }, [h(Groups, { rows: content.rows }), h(Code, { code: content.code })]),
    ...content.advice.flatMap(({ title, texts }) => [
      h('h2', null, title),
      texts.length === 1
        ? h('p', null, texts[0])
        : h(
            'ul',
            null,
            texts.map((text) => h('li', null, text)),
          ),
    ]),
  ])
}

/** Each row says which groups it has, so that two people can read to each other without losing their place. */
const Groups = ({ rows }: { readonly rows: SheetContent['rows'] }): ComponentChildren =>
  h(
    'table',
    { class: 'groups mono' },
    h(
      'tbody',
      null,
      rows.map(({ label, groups }) =>
        h('tr', null, [h('th', { scope: 'row' }, label), ...groups.map((group) => h('td', null, group))]),
      ),
    ),
  )

/** As a picture, for a phone or a camera held to the sheet. */
function Code({ code }: { readonly code: SheetContent['code'] }): ComponentChildren {
  const svg = renderSVG(code.value, { border: 2, ecc: 'M' })
  const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  return h('div', {
    class: 'qr',
    role: 'img',
    'aria-label': code.alt,
    ref: (place: HTMLDivElement | null) => {
      place?.replaceChildren(drawing)
    },
  })
}
