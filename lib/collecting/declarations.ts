/**
 * What a signatory declares: that the data are correct and that they have not signed before; that they have read the
 * privacy statement. Source: Regulation (EU) 2019/788, Annex III.
 */
export const declarations = ['correct-and-first', 'privacy-read'] as const

export type Declaration = (typeof declarations)[number]
