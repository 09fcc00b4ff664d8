/** Tells the pages which network a request came from, for budgets in memory. Dropped from whatever comes from outside. */
export const networkHeader = 'x-colligo-network'
