import { writeFileSync } from 'node:fs'
import { userOf, type Layout } from './layout.ts'
import type { Machine } from './machine.ts'
import { readAllSettings, type InstanceSettings } from './settings-files.ts'

/** What loads the rules: `deploy/colligo-ports.service`. */
export const portsUnit = 'colligo-ports.service'

/**
 * Rules of nftables by which a collection's port is reached by the front, by root and by itself alone. Ports of this machine
 * are open to every user of it, and whoever may knock at one could say, as the front does, where a request comes from.
 */
export const portRules = (collections: readonly Pick<InstanceSettings, 'name' | 'port'>[]): string =>
  [
    '# Written by `colligo-host`. Loaded anew as a whole: nothing is there twice, and never half of it.',
    'table inet colligo',
    'delete table inet colligo',
    'table inet colligo {',
    '\tchain front-alone {',
    '\t\ttype filter hook output priority filter; policy accept;',
    ...collections.map(
      ({ name, port }) =>
        `\t\toifname "lo" tcp dport ${String(port)} ct state new meta skuid != { root, caddy, ${userOf(name)} } reject with tcp reset`,
    ),
    '\t}',
    '}',
    '',
  ].join('\n')

/** Brings the rules up to date with the collections that there are. */
export function guardPorts(layout: Layout, machine: Machine): void {
  writeFileSync(layout.ports, portRules(readAllSettings(layout)), { mode: 0o600 })
  machine.systemctl('restart', portsUnit)
}
