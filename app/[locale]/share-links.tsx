import { useTranslations } from 'next-intl'
import { renderSVG } from 'uqr'
import { buttonLook } from '#app/ui/button'

/** Networks by plain links: nothing of theirs is loaded here, and they learn of nobody who does not follow one. */
const networks = [
  { name: 'Mastodon', address: (_url: string, text: string) => `https://share.joinmastodon.org/#text=${text}` },
  { name: 'Bluesky', address: (_url: string, text: string) => `https://bsky.app/intent/compose?text=${text}` },
  { name: 'WhatsApp', address: (_url: string, text: string) => `https://wa.me/?text=${text}` },
  { name: 'Facebook', address: (url: string) => `https://www.facebook.com/sharer/sharer.php?u=${url}` },
  { name: 'X', address: (_url: string, text: string) => `https://x.com/intent/post?text=${text}` },
  { name: 'LinkedIn', address: (url: string) => `https://www.linkedin.com/sharing/share-offsite/?url=${url}` },
] as const

/** Ways to tell others of the initiative: its address to copy, the usual networks, e-mail, and a code to be photographed. */
export function ShareLinks({
  address,
  title,
  text = '',
}: {
  readonly address: string
  readonly title: string
  /** What the sender says; the title where they say nothing. */
  readonly text?: string | undefined
}) {
  const t = useTranslations('receipt')
  const said = encodeURIComponent(`${text === '' ? title : text} ${address}`)
  const url = encodeURIComponent(address)
  return (
    <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid content-start gap-4">
        <ul className="flex flex-wrap gap-2">
          <li>
            <a
              href={`mailto:?subject=${encodeURIComponent(title)}&body=${said}`}
              className={buttonLook('quiet', 'small')}
            >
              {t('shareMail')}
            </a>
          </li>
          {networks.map(({ name, address: addressOf }) => (
            <li key={name}>
              <a
                href={addressOf(url, said)}
                rel="noreferrer noopener"
                target="_blank"
                aria-label={t('shareOn', { network: name })}
                className={buttonLook('quiet', 'small')}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
        <p>
          <span className="block text-sm text-faint">{t('address')}</span>
          <a href={address} className="font-semibold [overflow-wrap:anywhere]">
            {address}
          </a>
        </p>
      </div>
      <figure className="w-40">
        <QrCode text={address} label={t('qr')} />
        <figcaption className="mt-2 text-sm text-faint">{t('qrText')}</figcaption>
      </figure>
    </div>
  )
}

function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const svg = renderSVG(text, { border: 2 })
  return (
    <div
      role="img"
      aria-label={label}
      className="overflow-hidden rounded-md bg-white [&_svg]:block [&_svg]:w-full"
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  )
}
