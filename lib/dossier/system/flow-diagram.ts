import { arrow, type Diagram, type Shape } from './diagram.ts'

/** A part of the running system, with the code that it is. */
interface Part {
  readonly name: string
  /** Paths from the root; those of the drawing must be there. */
  readonly code: readonly string[]
  readonly says: string
  readonly place: readonly [column: number, row: number]
}

export type FlowPart = keyof typeof parts

const parts = {
  browser: { name: 'Browser of a signatory', code: ['app/[locale]/sign'], says: 'form, proof of work', place: [0, 0] },
  organiser: {
    name: 'Browser of an organiser',
    code: ['app/(organiser)'],
    says: 'password, second factor',
    place: [0, 2],
  },
  front: { name: 'Front of the host', code: ['docs/hosting.md'], says: 'ends TLS', place: [1, 1] },
  gate: { name: 'Gate', code: ['lib/http/gate/gate.ts'], says: 'limits, origin, budgets', place: [2, 0] },
  pages: { name: 'Pages and actions', code: ['app', 'lib/server.ts'], says: 'checks under the rule', place: [2, 1] },
  organising: { name: 'Organisers’ use cases', code: ['lib/organising'], says: 'roles, two persons', place: [2, 2] },
  writer: {
    name: 'Writer (a thread)',
    code: ['lib/instance/writer', 'lib/crypto/seal.ts'],
    says: 'fingerprint, seal, commit',
    place: [3, 0],
  },
  database: { name: 'Database', code: ['db/schema.ts'], says: 'sealed, chained', place: [3, 1] },
  backup: { name: 'Backups', code: ['lib/backup'], says: 'to the organisers’ key', place: [3, 2] },
  log: {
    name: 'Public log',
    code: ['lib/instance/public-log', 'lib/proofs'],
    says: 'checked by anybody',
    place: [2, 3],
  },
  desk: { name: 'Desk, offline', code: ['lib/desk', 'lib/opening'], says: 'opens, makes packages', place: [1, 3] },
  authority: { name: 'Authority', code: ['lib/envelopes'], says: 'gets its envelope', place: [0, 3] },
} as const satisfies Readonly<Record<string, Part>>

const flows: readonly (readonly [from: FlowPart, to: FlowPart])[] = [
  ['browser', 'front'],
  ['organiser', 'front'],
  ['front', 'gate'],
  ['gate', 'pages'],
  ['pages', 'writer'],
  ['pages', 'organising'],
  ['writer', 'database'],
  ['organising', 'database'],
  ['database', 'backup'],
  ['database', 'log'],
  ['organiser', 'desk'],
  ['desk', 'authority'],
]

/** Every path that the drawing names. */
export const flowPaths: readonly string[] = Object.values(parts).flatMap(({ code }): readonly string[] => code)

const [wide, high, gapX, gapY, edge] = [116, 58, 24, 34, 14] as const

const corner = ({ place: [column, row] }: Part): readonly [number, number] => [
  edge + column * (wide + gapX),
  edge + 16 + row * (high + gapY),
]

/** How a statement travels, and where trust changes. */
export function flowDiagram(): Diagram {
  const [serverLeft, serverTop] = corner(parts.gate)
  const width = 2 * edge + 4 * wide + 3 * gapX
  return {
    title: 'How a statement travels',
    description:
      'From a signatory’s browser through the host’s front to the gate, the pages and the writer, which seals it and keeps it in the database; from there sealed into backups and, by two organisers, to the desk offline, which opens it and makes the authority’s package. The public log tells that it was kept, and nothing else of it. The private key is on the desk alone.',
    width,
    height: 2 * edge + 16 + 4 * high + 3 * gapY + 6,
    shapes: [
      {
        kind: 'box',
        x: serverLeft - 9,
        y: edge - 2,
        width: 2 * wide + gapX + 18,
        height: serverTop + 3 * high + 2 * gapY - edge + 10,
        tone: 'edge',
      },
      {
        kind: 'text',
        x: serverLeft - 3,
        y: edge + 8,
        text: 'the server: no private key; nothing that serves can open',
        size: 7.5,
        isBold: true,
      },
      ...flows.flatMap(([from, to]) => between(parts[from], parts[to])),
      ...Object.values(parts).flatMap(boxOf),
    ],
  }
}

function boxOf(part: Part): readonly Shape[] {
  const [x, y] = corner(part)
  const line = (text: string, at: number, size: number, isBold = false): Shape => ({
    kind: 'text',
    x: x + 6,
    y: y + at,
    text,
    size,
    isBold,
  })
  return [
    { kind: 'box', x, y, width: wide, height: high, tone: 'soft' },
    line(part.name, 14, 8, true),
    line(part.says, 26, 7.5),
    ...part.code.map((path, index) => line(path, 39 + index * 9, 6.2)),
  ]
}

/** From the nearest side of one box to that of another. */
function between(from: Part, to: Part): readonly Shape[] {
  const [[x1, y1], [x2, y2]] = [corner(from), corner(to)]
  if (x1 === x2)
    return y2 > y1
      ? arrow([x1 + wide / 2, y1 + high], [x2 + wide / 2, y2])
      : arrow([x1 + wide / 2, y1], [x2 + wide / 2, y2 + high])
  return x2 > x1
    ? arrow([x1 + wide, y1 + high / 2], [x2, y2 + high / 2])
    : arrow([x1, y1 + high / 2], [x2 + wide, y2 + high / 2])
}
