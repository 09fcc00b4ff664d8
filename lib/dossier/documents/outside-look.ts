import type { OutsideLook } from '../outside/look.ts'
import type { DossierDocument } from '../paper/document.ts'

/** What anybody sees of the site. */
export const outsideDocument = ({ url, findings }: OutsideLook): DossierDocument => ({
  name: '16-from-outside',
  title: 'The site, seen from outside',
  language: 'en',
  intro: [
    `${url}, asked by this command as by any browser. A whole scan of ciphers is no part of it: use testssl.sh or the like beside it. “told” is for information.`,
  ],
  sections: [
    {
      title: 'What was found',
      table: {
        head: ['What', 'Found', 'Right'],
        rows: findings.map(({ what, found, isGood }) => [
          what,
          found,
          isGood === null ? 'told' : isGood ? 'yes' : 'NO',
        ]),
        widths: [28, 62, 10],
      },
    },
  ],
})
