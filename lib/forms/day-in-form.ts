import type { Day } from '#lib/domain/day'

/** A day as the forms of Annex III and the Commission's dates of birth are written: dd/MM/yyyy. */
export const dayInForm = (day: Day): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
