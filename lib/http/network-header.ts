/** Tells the pages which network a request came from, for budgets in memory. Dropped from whatever comes from outside. */
export const networkHeader = 'x-colligo-network'

/** What a request shows of where it comes from: for counts in memory, which keep nothing of it. */
export const traitsOf = (
  headers: Pick<Headers, 'get'>,
  { isPlain }: { readonly isPlain: boolean },
): { readonly network: string; readonly userAgent: string; readonly languages: string; readonly isPlain: boolean } => ({
  network: headers.get(networkHeader) ?? '',
  userAgent: headers.get('user-agent') ?? '',
  languages: headers.get('accept-language') ?? '',
  isPlain,
})
