/**
 * One spelling for Swedish personal numbers, written with ten digits or, the century in front, with twelve.
 *
 * Two people may share the ten digits only if they were born a hundred years apart. Both could sign only if the elder
 * were 118 or more, which no living Swede is.
 */
export const withoutCentury = (number: string): string =>
  /^(?:18|19|20)\d{10}$/.test(number) ? number.slice(2) : number
