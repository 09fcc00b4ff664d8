/** The connections that are open now, counted by network. */
export interface ConnectionCaps {
  /** Counts one more; `false`, and nothing counted, where the network has as many as it may. */
  readonly open: (network: string) => boolean
  /** Counts one less, for each that was opened. */
  readonly close: (network: string) => void
  /** All that are open, whatever their network. */
  readonly count: () => number
}

/**
 * Keeps one network from holding all connections: a thousand slow ones cost their owner nothing and would leave none
 * for anybody else. Whoever runs a school behind one address needs many, so the cap stands far above a class. A network
 * is known here only while it is connected.
 */
export function connectionCaps({ mostPerNetwork }: { readonly mostPerNetwork: number }): ConnectionCaps {
  const open = new Map<string, number>()
  let count = 0
  return {
    open: (network) => {
      const already = open.get(network) ?? 0
      if (already >= mostPerNetwork) return false
      open.set(network, already + 1)
      count += 1
      return true
    },
    close: (network) => {
      const already = open.get(network)
      if (already === undefined) return
      if (already === 1) open.delete(network)
      else open.set(network, already - 1)
      count -= 1
    },
    count: () => count,
  }
}
