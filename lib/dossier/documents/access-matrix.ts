import { may, permissions as everyPermission, roles, type Permission } from '#lib/domain/role'
import { approvalKinds } from '#lib/organising/approvals'
import type { DossierFacts } from '../facts.ts'
import type { DossierDocument, DossierSection } from '../paper/document.ts'
import type { AskedPermission } from '../system/permissions-asked.ts'

/** Whether each role may do each thing, by the code's own table. */
export const accessRows = (): readonly (readonly [Permission, ...boolean[]])[] =>
  everyPermission.map((permission) => [permission, ...roles.map((role) => may([role], permission))] as const)

/** Who may do what (1179/2011, Annex, 2.4; ASVS 5.0.0, 8.1.1). */
export const accessMatrix = ({ system, about }: DossierFacts): DossierDocument => ({
  name: '10-access-matrix',
  title: 'Access matrix',
  language: 'en',
  intro: [
    'Roles against permissions, read from the table that decides (lib/domain/role.ts). Roles add up; nobody may do anything without one; a change holds from the next request on.',
  ],
  sections: [
    matrix(),
    {
      title: 'What two persons do',
      paragraphs: [
        'One asks, with the permission below and the second factor shown within five minutes; another with the permission “confirm” agrees in a session of their own. The database refuses a yes of whoever asked.',
      ],
      table: {
        head: ['Deed', 'Asked for with'],
        rows: Object.entries(approvalKinds).map(([kind, permission]) => [kind, permission]),
        widths: [50, 50],
      },
    },
    addresses(system.permissions),
    {
      title: 'Who has which roles here',
      paragraphs: about.people.length === 0 ? ['Nobody has joined yet.'] : [],
      table: {
        head: ['Person', 'Roles'],
        rows: about.people.map((own, index) => [`Person ${String(index + 1)}`, own.join(', ')]),
        widths: [25, 75],
      },
    },
    {
      title: 'Machine and signatories',
      items: [
        'The server’s own user on the machine: database, keys, commands. What commands change stands in the diary.',
        'Signatories and visitors: the public side, without an account. A receipt’s code takes one statement back and shows nothing.',
        'Nobody on the server: the contents of a statement.',
      ],
    },
  ],
})

const matrix = (): DossierSection => ({
  title: 'Roles and permissions',
  table: {
    head: ['Permission', ...roles],
    rows: accessRows().map(([permission, ...granted]) => [permission, ...granted.map((is) => (is ? 'yes' : '–'))]),
    widths: [20, 15.5, 11.5, 9.5, 16, 8.5, 10, 9],
  },
})

const addresses = (permissions: readonly AskedPermission[]): DossierSection => ({
  title: 'What each page, file and action asks for',
  paragraphs: [
    'Read from the sources; the actions of a page stand together, each asks for one of those named. A test opens every one of them with every role, and with none (tests/e2e/hostile/every-door.spec.ts).',
  ],
  table: {
    head: ['Address', 'Kind', 'Permission'],
    rows: permissions.map(({ address, kind, permissions: asked }) => [address, kind, asked.join(', ')]),
    widths: [52, 12, 36],
  },
})
