/** The address of a batch's page. */
export const batchPage = (id: number): `/organiser/${string}` => `/organiser/exports/batches/${String(id)}`
