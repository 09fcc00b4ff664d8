import type { IncomingMessage, ServerResponse } from 'node:http'
import { textIn, type Initiative } from '#lib/domain/initiative'
import { rulesOf, type Collection } from '#lib/collecting/collection'
import { isMemberState, type MemberState } from '#lib/domain/member-states'
import type { Maker } from '#lib/forms/maker'
import { receiptPdf, type ReceiptTemplate } from '#lib/forms/receipt-pdf'
import type { FromMemory } from '#lib/http/gate/gate'
import { answerRefused, refused } from '#lib/http/gate/refusal'
import { answerWith, documentOf, type Document } from '#lib/http/memory/document'
import { recentlyUsed } from '#lib/http/memory/recently-used'
import { routing } from '#lib/i18n/routing'
import type { Instance } from '#lib/instance/instance'

interface Surroundings {
  readonly instance: Pick<Instance, 'collection' | 'receipts' | 'publicLog'>
  readonly maker: Pick<Maker, 'form' | 'receipt'>
  /** The address that the public sees, without a path. */
  readonly origin: string
  /** Whether the machine has more urgent work than a form that nobody has asked for yet. */
  readonly isDelayed: () => boolean
  /** Seconds after which whoever is refused may come back. */
  readonly retryAfter: () => number
}

/** Answers the addresses of PDFs. `false` where the address is none of them. */
export type PaperForms = (...asked: Parameters<FromMemory>) => false | Promise<true>

/** All 648 forms of an initiative take some 21 MB: once drawn, each of them is answered from memory. */
const most = { forms: 24 * 1024 * 1024, receipts: 2 * 1024 * 1024 } as const

/** What a browser shows a PDF with brings a style of its own, and is a plug-in to some (crbug.com/271452). */
const policy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"

const type = 'application/pdf'

/**
 * Answers with the blank forms, `/et/paper/EE.pdf`, and the receipts, `/et/signed/receipt.pdf`. Each form is drawn when
 * it is first asked for and then kept. A few may wait to be drawn, and whoever comes beyond those is asked to come back:
 * no choice of addresses costs the machine more than one drawing of each.
 */
export function paperForms(surroundings: Surroundings): PaperForms {
  const { instance, retryAfter } = surroundings
  const [blank, receipt] = [blankForms(surroundings), receipts(surroundings)]
  return (request, response, { path, query }) => {
    if (!path.endsWith('.pdf')) return false
    const [, language = '', memberState = '', file] = address.exec(path) ?? []
    const collection = instance.collection()
    const { initiative, pack } = collection
    if (initiative === null || !routing.locales.some((locale) => locale === language)) return false
    if (file !== undefined) return receipt(request, response, { initiative, language, query })
    if (!hasForm(collection, memberState)) return false
    const document = blank({ initiative, language, memberState, pack: pack.id })
    return document === null
      ? tooMany(response, retryAfter())
      : document.then((made) => {
          answerWith(request, response, made)
          return true
        })
  }
}

/** Whether the collection's law has a form for a Member State of this code. */
const hasForm = (collection: Collection, code: string): code is MemberState =>
  isMemberState(code) && rulesOf(collection)[code] !== undefined

const address = /^\/([a-z]{2})\/(?:paper\/([A-Z]{2})\.pdf|signed\/(receipt\.pdf))$/u

function tooMany(response: ServerResponse, seconds: number): Promise<true> {
  answerRefused(response, refused('busy', seconds))
  return Promise.resolve(true)
}

function blankForms({ maker, isDelayed }: Surroundings) {
  const once = drawnOnce<Document>(most.forms, ({ bodies }) => bodies.identity.length)
  return ({
    initiative,
    language,
    memberState,
    pack = '',
  }: Parameters<Maker['form']>[1] & { readonly language: string }) =>
    once(`${language} ${memberState} ${pack}`, initiative, () => {
      if (isDelayed()) return null
      // Of two dozen wordings the thread needs one.
      const one = { ...initiative, texts: [textIn(initiative, language)] }
      const name = `${initiative.registrationNumber.replaceAll(/[^\w]+/gu, '-')}-${memberState}-${language}.pdf`
      const drawn = maker.form(language, { initiative: one, memberState, pack })
      return (
        drawn?.then((body) =>
          documentOf(body, type, headersOf(`inline; filename="${name}"`, 'public, max-age=3600')),
        ) ?? null
      )
    })
}

const headersOf = (disposition: string, cacheControl: string) => ({
  'Cache-Control': cacheControl,
  'Content-Disposition': disposition,
  'Content-Security-Policy': policy,
})

/**
 * Puts a statement's identifier into the receipt of its language and day, and keeps it nowhere. A receipt whose time is
 * over leads to the page that says so.
 */
function receipts({ instance, maker, origin, retryAfter }: Surroundings) {
  const once = drawnOnce<ReceiptTemplate>(most.receipts, ({ bytes }) => bytes.length)
  const template = (initiative: Initiative, language: string, signedOn: string) =>
    once(`${language} ${signedOn}`, initiative, () =>
      maker.receipt(language, {
        signedOn,
        registrationNumber: initiative.registrationNumber,
        text: textIn(initiative, language),
        logOrigin: instance.publicLog.origin(),
        address: `${origin}/${language}`,
      }),
    )
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    asked: { readonly initiative: Initiative; readonly language: string; readonly query: string },
  ): Promise<true> => {
    const { initiative, language, query } = asked
    const receipt = instance.receipts.unwrap(/^receipt=([\w-]{1,500})$/u.exec(query)?.[1] ?? '')
    if (receipt === null) {
      response.writeHead(303, { Location: `/${language}/signed`, 'Cache-Control': 'no-store' }).end()
      return true
    }
    const drawn = template(initiative, language, receipt.signedOn)
    if (drawn === null) return tooMany(response, retryAfter())
    const made = await drawn
    const body = receiptPdf(made, receipt)
    const name = `filename="receipt.pdf"; filename*=UTF-8''${encodeURIComponent(`${made.name}.pdf`)}`
    const headers = { ...headersOf(`attachment; ${name}`, 'no-store'), 'Content-Type': type }
    response.writeHead(200, { ...headers, 'Content-Length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}

/**
 * Has things drawn that are asked for by name, each once, however many ask, and keeps those that are wanted.
 *
 * @param mostBytes - Of all that is kept.
 */
function drawnOnce<Made>(mostBytes: number, bytesOf: (made: Made) => number) {
  const kept = recentlyUsed<{ readonly initiative: Initiative; readonly made: Promise<Made> }>(mostBytes)
  return (name: string, initiative: Initiative, draw: () => Promise<Made> | null): Promise<Made> | null => {
    const found = kept.get(name)
    // The initiative is the same object until it is imported anew.
    if (found?.initiative === initiative) return found.made
    const made = draw()
    if (made === null) return null
    kept.set(name, { initiative, made })
    made.then(
      (one) => {
        kept.weigh(name, bytesOf(one))
      },
      () => {
        kept.delete(name)
      },
    )
    return made
  }
}
