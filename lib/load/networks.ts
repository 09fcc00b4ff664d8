import { isIPv4 } from 'node:net'

/**
 * The address of a visitor on this machine: another network (/24) for each of the first 65,000, since budgets are by
 * network and real visitors do not share one. All of 127.0.0.0/8 is this machine's own on Linux.
 *
 * @param index - A whole number from 0.
 */
export function addressOf(index: number): string {
  const network = 256 + (index % networks)
  const host = 2 + (Math.floor(index / networks) % 250)
  return `127.${String(network >> 8)}.${String(network & 255)}.${String(host)}`
}

/** 127.0.x.y is left to others. */
const networks = 255 * 256

/** Whether visitors can be given networks of their own: the server runs on this machine, and it is Linux. */
export const canChooseNetworks = (address: string): boolean =>
  process.platform === 'linux' && isIPv4(address) && address.startsWith('127.')
