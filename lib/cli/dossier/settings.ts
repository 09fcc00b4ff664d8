import { join } from 'node:path'
import { modeOf, settingsInForce } from '#lib/config/settings-in-force'
import type { Setting } from '#lib/dossier/build/build-record'
import type { Settings } from '#lib/site-settings/settings'

/**
 * How the instance is set: its environment, the files of its keys by their modes, and what organisers have set of what
 * protects the collection. No secret, and nothing that changes from day to day.
 */
export const settingsOf = (
  { dataFolder, keysFolder }: { readonly dataFolder: string; readonly keysFolder: string },
  settings: Settings | null,
): readonly Setting[] => [
  ...settingsInForce(),
  ...(settings === null ? [] : ofSite(settings)),
  ...['fingerprint.key', 'server.key', 'news.key'].map((name) => ({ name, value: modeOf(join(keysFolder, name)) })),
  { name: 'colligo.sqlite', value: modeOf(join(dataFolder, 'colligo.sqlite')) },
]

const ofSite = ({ nature, figures, proof, switches, host }: Settings): readonly Setting[] =>
  Object.entries({ nature, figures, proof, switches, host }).map(([name, value]) => ({
    name: `site: ${name}`,
    value: value === null ? 'as it comes' : JSON.stringify(value),
  }))
