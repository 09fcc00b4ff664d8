import './ui/theme.css'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { Notice } from '#app/ui/notice'
import { notFoundWords } from '#lib/i18n/not-found-words'

export const metadata: Metadata = { title: 'Colligo' }

/** For every address that is none of ours, in the language of the address. */
export default async function GlobalNotFound() {
  const path = (await headers()).get('x-path') ?? ''
  const { locale, words } = await notFoundWords(path.slice(1, 3))
  return (
    <html lang={locale}>
      <body>
        <main className="mx-auto max-w-3xl px-4 py-12">
          <Notice look="warn" title={words.title} level={1}>
            <p>{words.text}</p>
            <p className="mt-2">
              <a href={`/${locale}`}>{words.home}</a>
            </p>
          </Notice>
        </main>
      </body>
    </html>
  )
}
