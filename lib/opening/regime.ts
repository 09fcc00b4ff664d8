import type { VerifiedHeader } from './export-header.ts'

/**
 * Whether an initiative is of the law before Regulation (EU) 2019/788, which holds for those that were registered before
 * the year 2020. Its authorities read the older structure of the XML.
 */
export const isOfEarlierLaw = ({ initiative }: Pick<VerifiedHeader, 'initiative'>): boolean =>
  initiative.registeredOn < '2020-01-01'
