/** Tells the framework that a page is rendered to be kept. Dropped from whatever comes from outside. */
export const keptPageHeader = 'x-colligo-kept'
