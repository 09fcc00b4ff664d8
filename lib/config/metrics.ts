import { readFileSync } from 'node:fs'

/** How whoever watches over the host reads metrics; neither where they are off. */
export interface MetricsSettings {
  /** A port on this machine alone; further processes listen on those after it. */
  readonly port: number | null
  /** What whoever asks through the front must bring. */
  readonly token: string | null
}

/** Characters below which a token could be guessed. */
const shortest = 32

export const isTokenFile = (file: string): boolean =>
  new RegExp(`^[\\w.~+/=-]{${String(shortest)},200}$`, 'u').test(textIn(file))
export const tokenFileAsked = `must name a file that can be read, with a token of at least ${String(shortest)} characters: openssl rand -hex 32`

export const readMetricsSettings = (port: number | undefined, tokenFile: string | undefined): MetricsSettings => ({
  port: port ?? null,
  token: tokenFile === undefined ? null : textIn(tokenFile),
})

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    // Told as a wrong variable.
    return ''
  }
}
