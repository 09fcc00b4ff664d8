/** Browsers that let a page write a file where its reader says. */
interface FilePicker {
  readonly showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<{
    readonly createWritable: () => Promise<WritableStream<Uint8Array | Blob>>
  }>
}

export type Saved = 'saved' | 'downloaded' | 'not-saved'

/**
 * Hands a file to whoever sits here: by the browser's own window for saving, else as a download.
 *
 * @returns `not-saved` where the window was closed again; `downloaded` where the browser does not say what becomes of it.
 */
export async function saveFile(name: string, contents: Blob): Promise<Saved> {
  const { showSaveFilePicker } = globalThis as FilePicker
  if (showSaveFilePicker !== undefined) {
    try {
      const handle = await showSaveFilePicker({ suggestedName: name })
      await contents.stream().pipeTo(await handle.createWritable())
      return 'saved'
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'not-saved'
      // SecurityError, NotAllowedError: a browser whose window may not be opened here still downloads.
      if (!(error instanceof DOMException && ['SecurityError', 'NotAllowedError'].includes(error.name))) throw error
    }
  }
  download(name, contents)
  return 'downloaded'
}

function download(name: string, contents: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(contents)
  link.download = name
  link.click()
  // Firefox reads it after the click; a minute is more than it takes to begin.
  setTimeout(() => {
    URL.revokeObjectURL(link.href)
  }, 60_000)
}
