import { copyFileSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { roles } from '#lib/domain/role'
import type { BuildRecord } from './build/build-record.ts'
import { sha256Of } from './build/files-that-serve.ts'
import { proofText } from './conformity/requirement.ts'
import { accessRows } from './documents/access-matrix.ts'
import type { DossierFacts } from './facts.ts'
import type { DossierDocument } from './paper/document.ts'
import { documentPdf } from './paper/document-pdf.ts'
import { dossierMaterials } from './paper/materials.ts'
import { diagramSvg } from './system/diagram-svg.ts'
import { flowDiagram } from './system/flow-diagram.ts'
import { roomsDiagram } from './system/rooms-diagram.ts'

export interface Dossier {
  readonly facts: DossierFacts
  readonly documents: readonly DossierDocument[]
  readonly build: BuildRecord
  /** CycloneDX. */
  readonly sbom: object
}

/** Whether a folder can take a dossier: it is not there, or empty. */
export const isFree = (folder: string): boolean => {
  try {
    return readdirSync(folder).length === 0
  } catch {
    // ENOENT: it is made.
    return true
  }
}

/**
 * Writes a dossier into a folder: documents as PDF, the same as data, drawings, templates, and a list of all with digests.
 * For the eyes of its owner alone: it says how the system is protected.
 *
 * @param root - Of the program, for the templates.
 * @returns The paths of what was written, from the folder.
 */
export function writeDossier(
  folder: string,
  { facts, documents, build, sbom }: Dossier,
  root: string,
): readonly string[] {
  const written: string[] = []
  const put = (path: string, bytes: string | Uint8Array): void => {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' })
    written.push(path)
  }
  const materials = dossierMaterials()
  for (const document of documents) put(`${document.name}.pdf`, documentPdf(document, materials, facts.at))
  for (const [path, text] of dataFiles(facts, build, sbom)) put(path, text)
  put('figures/statement.svg', diagramSvg(flowDiagram()))
  put('figures/rooms.svg', diagramSvg(roomsDiagram(facts.system.graph)))
  for (const template of globSync('docs/certification/*', { cwd: root }).toSorted()) {
    const path = `templates/${basename(template)}`
    mkdirSync(join(folder, 'templates'), { recursive: true, mode: 0o700 })
    copyFileSync(join(root, template), join(folder, path))
    written.push(path)
  }
  const sums = written.map((path) => `${sha256Of(readFileSync(join(folder, path)))}  ${path}\n`).toSorted()
  put('SHA256SUMS', sums.join(''))
  return written
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify(
    [head, ...rows].map((row) => [...row]),
    { record_delimiter: '\r\n', escape_formulas: true },
  )

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

function dataFiles(facts: DossierFacts, build: BuildRecord, sbom: object): readonly (readonly [string, string])[] {
  const { conformity, system, keys, keyEvents, backups, restore, health, components, outside, risks, controls } = facts
  return [
    ['data/conformity.json', json(conformity)],
    ['data/conformity.csv', conformityCsv(facts)],
    ['data/risks.json', json(risks)],
    ['data/statement-of-applicability.json', json(controls)],
    [
      'data/access-matrix.csv',
      table(
        ['permission', ...roles],
        accessRows().map(([name, ...may]) => [name, ...may.map(String)]),
      ),
    ],
    ['data/system.json', json(system)],
    ['data/keys.json', json({ keys, events: keyEvents })],
    ['data/backups.json', json({ restore, onRecord: backups, doctor: health })],
    ['data/build.json', json(build)],
    ['data/sbom.cdx.json', json(sbom)],
    [
      'data/licences.csv',
      table(
        ['package', 'version', 'licence'],
        components.map((one) => [one.name, one.version, one.licence]),
      ),
    ],
    ...(outside === null ? [] : [['data/outside.json', json(outside)] as const]),
  ]
}

const conformityCsv = ({ conformity }: DossierFacts): string =>
  table(
    ['source', 'id', 'level', 'requirement', 'answer', 'how', 'where', 'owner', 'template', 'proof', 'result', 'at'],
    conformity.flatMap((row) => {
      const start = [row.source, row.id, row.level, row.requirement, row.answer, row.how]
      const rest = [row.where.join(';'), row.owners.join(';'), row.template]
      if (row.verdicts.length === 0) return [[...start, ...rest, '', '', '']]
      return row.verdicts.map(({ proof, outcome, at }) => [...start, ...rest, proofText(proof), outcome, at ?? ''])
    }),
  )
