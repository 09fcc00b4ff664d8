import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOlder, outdated, reviewReminder, versionsFound } from '#lib/config/minimum-versions'
import { bad, findingsOr, ok, warn, type Finding } from './finding.ts'
import type { Patient } from './patient.ts'

/** Whether Node is one that Colligo was made for. */
export function lookAtNode({ program }: Patient): readonly Finding[] {
  const { engines } = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')) as {
    readonly engines: { readonly node: string }
  }
  const version = process.versions.node
  if (isWithin(version, engines.node)) return [ok('node', `Node ${version} is within ${engines.node}.`)]
  return [
    bad(
      'node',
      `Node ${version} is not within ${engines.node}.`,
      'Start Colligo by ./run start, which brings its own.',
    ),
  ]
}

/** Whether a version is within a range such as `>=24.12 <25`: two bounds, of up to three numbers. */
function isWithin(version: string, range: string): boolean {
  const bound = (operator: string): string | undefined =>
    new RegExp(`(?:^|\\s)${operator}([\\d.]+)`, 'u').exec(range)?.[1]?.concat('.0.0').split('.').slice(0, 3).join('.')
  const [least, below] = [bound('>='), bound('<')]
  return (least === undefined || !isOlder(version, least)) && (below === undefined || isOlder(version, below))
}

/** Whether something that is installed has a hole that is known, as `lib/config/minimum-versions.json` has them. */
export function lookAtVersions({ program, now }: Patient): readonly Finding[] {
  const found = outdated(versionsFound(program)).map((sentence) => {
    const [says = '', mend = ''] = sentence.split(' To mend it: ')
    return bad('versions', says, `Run: ${mend} && ./run build, then start the server anew.`)
  })
  const reminder = reviewReminder(now)
  const old = reminder === null ? [] : [warn('versions', reminder, 'Update Colligo: git pull && ./run build')]
  return findingsOr([...found, ...old], ok('versions', 'No part is older than the last that mended a known hole.'))
}
