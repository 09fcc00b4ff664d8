import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rulesOf } from '#lib/collecting/collection'
import { signStatement } from '#lib/collecting/sign-statement'
import type { MemberState } from '#lib/domain/member-states'
import { exportLines } from '#lib/exporting/export-lines'
import { openExportFile } from '#lib/opening/node/open-export-file'
import { importInitiative } from '#lib/organising/collection-switch'
import type { RulePackId } from '#lib/rules/rule-packs'
import { certain } from './certain.ts'
import { aForm, anInstance, initiativeOfToday, installRehearsedKey } from './collection.ts'
import { aSignatoryUnder } from './signatories-under.ts'

/** A collection that counts, of an initiative registered on a day, under a law that is chosen or follows from it. */
export async function aCollectionUnder(registeredOn: string, pack: RulePackId | null = null) {
  const instance = anInstance()
  const initiative = { ...initiativeOfToday(), registeredOn }
  certain(importInitiative(instance.organising, instance.collectionSwitch, initiative, pack))
  const { privateKey } = await installRehearsedKey(instance)
  instance.collectionSwitch.goLive()

  /** What somebody would type who may sign with a state. */
  const signatoryOf = (memberState: MemberState, changes: Readonly<Record<string, string>> = {}) => {
    const rule = rulesOf(instance.collection())[memberState]
    if (rule === undefined) throw new Error('the law takes no statements with this state')
    return aSignatoryUnder(rule, changes)
  }
  const signAs = async (memberState: MemberState, fields: Readonly<Record<string, string>>) =>
    await signStatement(instance.collecting, await aForm(instance, memberState, { fields }))

  /** Freezes what there is of a state, hands it over, and opens it as the organisers do. */
  const packageOf = async (memberState: MemberState) => {
    const { handingOver, exporting, folder } = instance
    const frozen = exporting.frozen(handingOver.freeze(memberState, 'counted', 1)?.id ?? 0)
    if (frozen === null) throw new Error('there is no batch')
    const file = join(folder, `${memberState}.jsonl`)
    writeFileSync(file, [...exportLines(frozen, () => undefined)].join(''))
    const directory = join(folder, `package-${memberState}`)
    const privateKeys = [privateKey]
    const opened = certain(
      await openExportFile({ file, privateKeys, directory, workers: 1, isUnpacked: true, language: 'en' }),
    )
    const read = (name: string): string => readFileSync(join(directory, name), 'utf8')
    return { directory, manifest: opened.manifest, read }
  }
  return { ...instance, instance, signatoryOf, signAs, packageOf }
}
