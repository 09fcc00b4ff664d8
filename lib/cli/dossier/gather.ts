import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isWholeChain, miscounted, verifyChain, verifyEnd } from '#db/chain'
import { verifyMarks } from '#db/removal-marks'
import { examine } from '#lib/doctor/examine'
import type { Patient } from '#lib/doctor/patient'
import type { BuildRecord } from '#lib/dossier/build/build-record'
import { isBuilt } from '#lib/dossier/build/record-build'
import { readControls } from '#lib/dossier/controls'
import { readConformity } from '#lib/dossier/conformity/repository'
import { dataProtectionDocuments, partiesInEnglish } from '#lib/dossier/documents/data-protection'
import type { About, DossierFacts } from '#lib/dossier/facts'
import { lookFromOutside } from '#lib/dossier/outside/look'
import { billOfMaterials } from '#lib/dossier/parts/bill-of-materials'
import { componentsIn } from '#lib/dossier/parts/components'
import { proveRestore } from '#lib/dossier/prove-restore'
import { resultsByFile, verdictsOf } from '#lib/dossier/proofs/verdicts'
import type { TestResult } from '#lib/dossier/proofs/test-results'
import { readImpacts, readRisks } from '#lib/dossier/risks'
import { importGraph } from '#lib/dossier/system/imports'
import { logEventsIn } from '#lib/dossier/system/log-events'
import { permissionsAsked } from '#lib/dossier/system/permissions-asked'
import { routesOf } from '#lib/dossier/system/routes'
import type { DossierDocument } from '#lib/dossier/paper/document'
import type { Settings } from '#lib/site-settings/settings'
import type { InstanceRead } from './read-instance.ts'
import { auditWords, documentCatalogues, pageWords } from './words.ts'

export interface Gathering {
  /** Of the program. */
  readonly root: string
  readonly patient: Omit<Patient, 'chains'>
  readonly instance: InstanceRead
  readonly build: BuildRecord
  readonly results: readonly TestResult[]
  readonly proofNotes: readonly string[]
  /** An address to look at from outside; `null` where nobody asked. */
  readonly url: string | null
  readonly onStep: (sentence: string) => void
}

/** Puts together everything that the dossier says. */
export async function gatherFacts(
  gathering: Gathering,
): Promise<{ readonly facts: DossierFacts; readonly sbom: object }> {
  const { root, instance, build, onStep, url } = gathering
  const patient = { ...gathering.patient, chains: { isWholeChain, miscounted, verifyChain, verifyEnd, verifyMarks } }
  onStep('Restoring a copy of the database, and examining the instance.')
  const restore = await proveRestore({ patient, publicKey: instance.publicKey, signal: new AbortController().signal })
  const health = await examine(patient)
  onStep('Reading the code, the build and the components.')
  const sbom = billOfMaterials(root, patient.now.toISOString(), randomUUID())
  const table = (name: string): string => readFileSync(join(root, 'docs/certification', name), 'utf8')
  const results = resultsByFile(gathering.results)
  const facts: DossierFacts = {
    at: patient.now.toISOString(),
    version: build.version,
    about: aboutOf(gathering),
    system: systemOf(root, instance.tables),
    conformity: readConformity(root).rows.map((row) => ({ ...row, verdicts: verdictsOf(row, results) })),
    proofNotes: gathering.proofNotes,
    controls: readControls(table('statement-of-applicability.csv')),
    risks: readRisks(table('risks.csv')),
    impacts: readImpacts(table('impact.csv')),
    keys: instance.keys,
    keyEvents: instance.keyEvents,
    backups: instance.backups,
    restore,
    health,
    components: componentsIn(sbom),
    build: numbersOf(build),
    auditWords: auditWords(),
    outside: url === null ? null : await lookFromOutside(url),
  }
  return { facts: { ...facts, system: { ...facts.system, isBuilt: isBuilt(build) } }, sbom }
}

const numbersOf = ({ build, configuration, files, packages, node, settings }: BuildRecord): DossierFacts['build'] => ({
  build,
  configuration,
  files: Object.keys(files).length,
  packages: Object.keys(packages).length,
  node: node.version,
  settings,
})

/** What the documents on data protection know of the instance. */
const documentedFrom = ({ instance, patient }: Gathering) => ({
  collection: {
    initiative: instance.initiative,
    pack: instance.pack,
    isLive: instance.isLive,
    hasRehearsedKey: instance.publicKey !== null,
  },
  site: instance.site,
  origin: patient.origin,
  now: patient.now,
  people: instance.people,
  sendsNews: instance.site.switches.mail,
})

/** The impact assessment and the record of processing, also in the languages of the Member State where the data lie. */
export const dataProtectionOf = (gathering: Gathering, languages: readonly string[]): readonly DossierDocument[] =>
  dataProtectionDocuments(documentedFrom(gathering), languages, documentCatalogues, pageWords)

function aboutOf(gathering: Gathering): About {
  const { instance, patient } = gathering
  const { certificate, ...parties } = partiesInEnglish(documentedFrom(gathering), documentCatalogues('en'))
  return {
    ...parties,
    host: inOneLine([parties.host, instance.settings.certification?.hostAddress]) ?? parties.host,
    initiative: instance.initiative,
    origin: patient.origin,
    isLive: instance.isLive,
    isPractice: instance.settings.nature?.isPractice ?? false,
    statements: instance.statements,
    people: instance.people.filter(({ state }) => state === 'joined').map(({ roles }) => roles),
    ...certified(instance.settings.certification),
    certificate: certificate === null ? null : `${certificate.authority}, ${certificate.day}`,
  }
}

/** Parts that are known, with commas between; `null` where none is. */
const inOneLine = (parts: readonly (string | null | undefined)[]): string | null =>
  parts.flatMap((part) => part ?? []).join(', ') || null

/** What organisers have said for the certificate; gaps in brackets where they have not. */
const certified = (said: Settings['certification']): Pick<About, 'securityOfficer' | 'authority' | 'scope'> => ({
  securityOfficer: said?.securityOfficer ?? '[security officer]',
  authority:
    inOneLine([said?.authority, said?.authorityAddress]) ?? '[authority of the Member State where the data lie]',
  scope: said?.scope ?? '[none]',
})

function systemOf(root: string, tables: readonly string[]): DossierFacts['system'] {
  const { routes, isBuilt: isFromManifest } = routesOf(root)
  return {
    graph: importGraph(root),
    routes,
    isBuilt: isFromManifest,
    tables,
    logEvents: logEventsIn(readFileSync(join(root, 'lib/log/events.ts'), 'utf8')),
    permissions: permissionsAsked(root),
  }
}
