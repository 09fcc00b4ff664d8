/** A small file of ours, laid out as `lib/opening` writes it. */
export const jsonFile = (contents: object): Blob =>
  new Blob([`${JSON.stringify(contents, null, 2)}\n`], { type: 'application/json' })
