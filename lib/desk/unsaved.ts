import { useEffect } from 'preact/hooks'

/** Who has something on this page that would be lost with it. */
const keepers = new Set<object>()

/** Has the browser ask before the page closes, while something here is neither saved nor given up. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined
    const keeper = {}
    keepers.add(keeper)
    return () => {
      keepers.delete(keeper)
    }
  }, [isUnsaved])
}

export function warnBeforeClosing(): void {
  addEventListener('beforeunload', (event) => {
    if (keepers.size > 0) event.preventDefault()
  })
}
