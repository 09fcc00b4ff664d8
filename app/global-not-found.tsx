import './ui/theme.css'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { Notice } from '#app/ui/notice'
import { PageFrame, Wordmark } from '#app/ui/page-frame'
import { notFoundWords } from '#lib/i18n/not-found-words'
import { server } from '#lib/server'

export const metadata: Metadata = { title: 'Colligo' }

/** For every address that is none of ours, in the language of the address and the frame of the site. */
export default async function GlobalNotFound() {
  const path = (await headers()).get('x-path') ?? ''
  const { locale, words } = await notFoundWords(path.slice(1, 3))
  const { name, accent } = (await server()).site()
  return (
    <html lang={locale}>
      <body>
        {accent === null ? null : <link rel="stylesheet" href={`/look/${accent.chosen.slice(1)}.css`} />}
        <PageFrame
          skip={words.skip}
          header={
            <a href={`/${locale}`} className="flex min-h-11 items-center text-ink no-underline">
              <Wordmark name={name} />
            </a>
          }
        >
          <div className="max-w-3xl">
            <Notice look="warn" title={words.title} level={1}>
              <p>{words.text}</p>
              <p className="mt-2">
                <a href={`/${locale}`}>{words.home}</a>
              </p>
            </Notice>
          </div>
        </PageFrame>
      </body>
    </html>
  )
}
