/**
 * What carries a partner's code on to the form: `?from=code`. Whether it is one of ours was asked by the gate, which
 * keeps a page for each code that is, and for no other.
 */
export function channelQuery({ from }: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  return typeof from === 'string' && /^[a-z0-9-]{2,24}$/u.test(from) ? `?from=${from}` : ''
}
