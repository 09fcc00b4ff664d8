import { textIn } from '#lib/domain/initiative'
import { routing, type Locale } from '#lib/i18n/routing'
import { escaped } from './markup.ts'
import { pictureSize } from './picture.ts'
import { hasCounter, minutesBetweenFigures, type InitiativePublication } from './publication.ts'

/** The frame that `/xx/embed` is made for, in pixels. */
export const frameSize = { width: 420, height: 320 } as const

/** What a site wants that has found a link to ours, and would show more than a link. */
export interface EmbedWish {
  readonly locale: Locale
  /** A partner's code; empty where there is none. */
  readonly channel: string
  readonly width: number
  readonly height: number
}

/**
 * Reads a question to `/oembed`.
 *
 * @param isChannel - Whether organisers count signatures by a code.
 *
 * @returns `null` where it is about no page of ours, or in a format that we do not speak.
 */
export function readEmbedWish(query: string, origin: string, isChannel: (code: string) => boolean): EmbedWish | null {
  const asked = new URLSearchParams(query)
  const address = URL.parse(asked.get('url') ?? '')
  if (address?.origin !== origin || !['json', null].includes(asked.get('format'))) return null
  const language = address.pathname.slice(1, 3)
  const channel = address.searchParams.get('from') ?? ''
  return {
    locale: routing.locales.find((locale) => locale === language) ?? routing.defaultLocale,
    channel: isChannel(channel) ? channel : '',
    width: atMost(frameSize.width, asked.get('maxwidth')),
    height: atMost(frameSize.height, asked.get('maxheight')),
  }
}

/** In steps, so that strangers cannot have an answer of its own made for every pixel. */
function atMost(usual: number, most: string | null): number {
  const wanted = /^\d{1,5}$/u.test(most ?? '') ? Number(most) : usual
  return Math.min(usual, Math.max(200, Math.floor(wanted / 20) * 20))
}

/**
 * The frame with the counter, for sites that embed what they are linked to (oEmbed 1.0, type `rich`); a plain link while
 * organisers have switched the counter off.
 */
export function oembed(publication: InitiativePublication, { locale, channel, width, height }: EmbedWish): object {
  const { origin, initiative, site } = publication
  const { title } = textIn(initiative, locale)
  const frame = { width, height, html: frameHtml({ origin, locale, channel, title, width, height }) }
  const isShown = hasCounter(publication)
  return {
    version: '1.0',
    type: isShown ? 'rich' : 'link',
    title,
    provider_name: site.name,
    provider_url: origin,
    cache_age: minutesBetweenFigures(publication) * 60,
    ...(isShown ? frame : {}),
    thumbnail_url: `${origin}/${locale}/picture.png`,
    thumbnail_width: pictureSize.width,
    thumbnail_height: pictureSize.height,
  }
}

/** The lines that put the frame into a page. */
export function frameHtml(frame: EmbedWish & { readonly origin: string; readonly title: string }): string {
  const { origin, locale, channel, title, width, height } = frame
  const address = `${origin}/${locale}/embed${channel === '' ? '' : `?from=${channel}`}`
  const size = `width="${String(width)}" height="${String(height)}"`
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" ${size} loading="lazy" style="border:0;max-width:100%"></iframe>`
}
