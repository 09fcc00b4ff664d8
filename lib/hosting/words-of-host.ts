import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Chapter } from '#lib/doctor/examine'
import { isInstanceName, pathsOf, unitOf, type Layout } from './layout.ts'
import { hostedCommands } from './run-command.ts'

/** The collection of this host whose data folder it is; `null` where it is none's. */
export function collectionWith(layout: Layout, dataFolder: string): string | null {
  const name = basename(dirname(dataFolder))
  if (!isInstanceName(name)) return null
  const { data, program } = pathsOf(layout, name)
  return data === dataFolder && existsSync(program) ? name : null
}

/**
 * What to do, in the words of a host: `./run`, typed by root, would leave files in the collection's folder that its own user
 * cannot read. Commands that need a private key stay as they are; they are not for this machine.
 */
export const inWordsOfHost = (chapters: readonly Chapter[], name: string, dataFolder: string): readonly Chapter[] =>
  chapters.map(({ title, findings }) => ({
    title,
    findings: findings.map((finding) =>
      finding.mend === undefined ? finding : { ...finding, mend: typedOnHost(finding.mend, name, dataFolder) },
    ),
  }))

function typedOnHost(mend: string, name: string, dataFolder: string): string {
  const hosted = new RegExp(`\\./run (${hostedCommands.join('|')})\\b`, 'gu')
  return mend
    .replace(/sudo -u '#\d+' (?=\.\/run )/gu, '')
    .replace(/\.\/run build(?: && \.\/run start)?/gu, `sh deploy/install-debian.sh && colligo-host upgrade ${name}`)
    .replaceAll('./run start', `systemctl start ${unitOf(name)}`)
    .replace(hosted, `colligo-host run ${name} $1`)
    .replaceAll(` --data ${dataFolder}`, '')
}
