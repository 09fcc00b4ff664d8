/** Longest address that a mail server takes, in characters (RFC 5321, section 4.5.3.1.3, with RFC 3696, erratum 1690). */
const longest = 254

/**
 * Before the at sign what RFC 5322 calls a dot-atom, in any script (RFC 6531); after it a domain of two labels or more.
 * None that begins like a formula: a spreadsheet would run it on an organiser's machine (OWASP, CSV Injection).
 */
const shape =
  /^(?![=+-])[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+(?!\d+$)[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u

/**
 * Reads what somebody typed as an e-mail address. Whether it takes mail is known once a link that was sent to it is used.
 *
 * @returns `null` where it cannot be one.
 */
export function readEmailAddress(typed: string): string | null {
  const address = typed.normalize('NFC').trim()
  return address.length <= longest && shape.test(address) ? address : null
}

/** One spelling for what nearly every mail server takes for the same address. */
export const spelledAlike = (address: string): string => address.toLowerCase()
