/** Every public page that anybody can open, below its language; the form twice, since the law has two. */
export const publicPages = [
  ...['', '/sign', '/sign/EE', '/sign/DE', '/sign/EE/plain', '/signed', '/progress', '/news', '/updates', '/paper'],
  ...[
    '/about',
    '/organise',
    '/open-data',
    '/certificate',
    '/privacy',
    '/rights',
    '/withdraw',
    '/withdraw/done',
    '/accessibility',
    '/contact',
    '/site-map',
  ],
  ...['/embed', '/nowhere'],
] as const
