const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'

/**
 * Whether the letter of a Spanish documento nacional de identidad is the one that its number, divided by 23, points to.
 *
 * Source: the Commission's client for signatories (2020) and python-stdnum (`es.dni`), which agree.
 *
 * @param number - Eight digits and a letter.
 */
export const hasDniCheckLetter = (number: string): boolean => letters[Number(number.slice(0, 8)) % 23] === number[8]
