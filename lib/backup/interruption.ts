/** Fires on Ctrl-C and its relatives; what is under way then removes what it has written. */
export function interruption(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      stop.abort()
    })
  }
  return stop.signal
}
