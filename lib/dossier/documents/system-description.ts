import type { DossierFacts } from '../facts.ts'
import type { DossierDocument, DossierSection } from '../paper/document.ts'
import type { ImportGraph } from '../system/imports.ts'
import { flowDiagram } from '../system/flow-diagram.ts'
import { dataFlows } from '../system/data-flows.ts'
import { purposeOf } from '../system/room-purposes.ts'
import { roomsDiagram } from '../system/rooms-diagram.ts'

/** What the system is: drawn and counted from the code itself. */
export function systemDescription({ about, system, version, at }: DossierFacts): DossierDocument {
  const { graph, tables } = system
  return {
    name: '01-system-description',
    title: 'System description',
    language: 'en',
    intro: [
      `Colligo ${version}, the online collection system for ${about.title} (${about.registrationNumber}), at ${about.origin}. Made on ${at.slice(0, 10)} from the code and the build of the machine that this command ran on.`,
    ],
    sections: [
      {
        title: 'What it does',
        paragraphs: [
          'Citizens sign on a public site under the rules of their Member State. Each statement is sealed to a public key the moment it arrives; the private half was never on the server. Organisers hand the statements over, Member State by Member State, to the authorities that verify them, and destroy them when the law says so.',
          'It is one program of one process group on one machine: a supervisor, serving processes, and in each a writer thread that seals and commits. Its database is one SQLite file on a local disk. It needs no other service; a mail server and an address for alarms are optional.',
        ],
      },
      {
        title: 'How a statement travels',
        paragraphs: [
          'Each box names the code that it is. The frame is the server: no private key is there, and nothing that serves can open a statement. Arrows say who gives something to whom.',
        ],
        figure: flowDiagram(),
      },
      incoming,
      purposes(graph),
      rooms(graph),
      importsSection(graph),
      addresses(system),
      {
        title: 'Tables of the database',
        paragraphs: [`${String(tables.length)} tables, as they are in this instance’s file:`, tables.join(', ')],
      },
    ],
  }
}

const incoming: DossierSection = {
  title: 'What comes in and goes out',
  table: {
    head: ['Between', 'By', 'What', 'Protected by'],
    rows: dataFlows,
    widths: [20, 26, 28, 26],
  },
}

const importsOf = ({ edges }: ImportGraph, name: string, areTypes: boolean): string =>
  edges
    .filter((edge) => edge.from === name && edge.areTypes === areTypes)
    .map(({ to, imports }) => `${to} (${String(imports)})`)
    .toSorted()
    .join(', ')

function rooms(graph: ImportGraph): DossierSection {
  const files = graph.rooms.reduce((sum, room) => sum + room.files, 0)
  const lines = graph.rooms.reduce((sum, room) => sum + room.lines, 0)
  return {
    title: 'Which room imports from which',
    paragraphs: [
      `${String(graph.rooms.length)} rooms, ${String(files)} files, ${String(lines)} lines of TypeScript. The table of marks is read from the imports in the files; which of them are permitted at all is a rule that every change has to pass (.dependency-cruiser.js).`,
    ],
    figure: roomsDiagram(graph),
  }
}

const purposes = (graph: ImportGraph): DossierSection => ({
  title: 'What each room is for',
  paragraphs: ['Rooms are folders of the program with a border of their own.'],
  table: {
    head: ['Room', 'For'],
    rows: graph.rooms.map(({ name }) => [name, purposeOf(name)]),
    widths: [20, 80],
  },
})

const importsSection = (graph: ImportGraph): DossierSection => ({
  title: 'What each room imports',
  table: {
    head: ['Room', 'Files', 'Lines', 'Imports code from', 'Types alone from'],
    rows: graph.rooms.map(({ name, files: own, lines: length }) => [
      name,
      String(own),
      String(length),
      importsOf(graph, name, false),
      importsOf(graph, name, true),
    ]),
    widths: [18, 7, 8, 45, 22],
  },
})

function addresses({ routes, isBuilt }: DossierFacts['system']): DossierSection {
  const count = (side: string): string => String(routes.filter((route) => route.side === side).length)
  return {
    title: 'Addresses',
    paragraphs: [
      `${isBuilt ? 'From the manifest of the build' : 'From the sources, since nothing is built here'}: ${count('public')} public ones in each of 24 languages, ${count('organisers')} of the organisers’ side, ${count('machines')} for programs. Further documents (figures, feeds, pictures, the public log) are answered from memory in front of them, by lib/serving.`,
    ],
    table: {
      head: ['Address', 'Side', 'Kind'],
      rows: routes.map(({ path, side, kind }) => [path, side, kind]),
      widths: [60, 20, 20],
    },
  }
}
