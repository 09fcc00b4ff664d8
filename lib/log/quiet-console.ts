import { log } from './events.ts'

/**
 * Puts an event in the place of what the framework prints about an error: its messages quote what people have sent.
 * What remains is the kind of error and where in the code it happened.
 *
 * @param onError - Sees each error: some mean that the process cannot go on.
 */
export function quietConsole(onError: (error: Error) => void): void {
  const quiet = (...values: readonly unknown[]): void => {
    const error = values.find((value) => value instanceof Error)
    const frames = (error?.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line))
    log('fault', { name: error?.name ?? 'notice', where: frames.slice(0, 5).join(' ').replace(/\s+/gu, ' ').trim() })
    if (error !== undefined) onError(error)
  }
  Object.assign(console, { error: quiet, warn: quiet })
}
