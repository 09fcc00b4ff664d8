import { createHash } from 'node:crypto'
import { documentOf, type Document } from './document.ts'

/**
 * Runs in the browser, on the receipt alone: shows the buttons that work there, and has them do it. The page is whole
 * without them. Sent as it stands here, so that it may use nothing but what browsers know.
 */
function showButtons(): void {
  const works: Readonly<Record<string, boolean>> = {
    print: typeof globalThis.print === 'function',
    share: 'share' in navigator,
    // There in secure contexts alone.
    copy: 'clipboard' in navigator,
  }
  const deeds: Readonly<Record<string, (button: HTMLElement) => Promise<void>>> = {
    print: () => {
      print()
      return Promise.resolve()
    },
    share: ({ dataset }) =>
      navigator.share({ title: dataset['title'] ?? '', text: dataset['text'] ?? '', url: dataset['url'] ?? '' }),
    copy: async (button) => {
      await navigator.clipboard.writeText(button.dataset['url'] ?? '')
      const status = document.getElementById('copied')
      if (status !== null) status.textContent = status.dataset['words'] ?? ''
    },
  }
  for (const button of document.querySelectorAll<HTMLElement>('button[data-deed]')) {
    const name = button.dataset['deed'] ?? ''
    button.hidden = works[name] !== true
    button.addEventListener('click', () => {
      deeds[name]?.(button).catch((error: unknown) => {
        // Whoever closes the share sheet has changed their mind; a button that does not work goes away.
        const isChangeOfMind = error instanceof DOMException && error.name === 'AbortError'
        if (!isChangeOfMind) button.hidden = true
      })
    })
  }
}

const text = `(${showButtons.toString()})()\n`

/** With the digest of its text: browsers may keep it for ever. */
export const receiptScriptAddress = `/receipt-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`

let made: Document | undefined

/** The receipt's script, as it is answered with. */
export const receiptScript = (): Document =>
  (made ??= documentOf(text, 'text/javascript; charset=utf-8', {
    'Cache-Control': 'public, max-age=31536000, immutable',
  }))
