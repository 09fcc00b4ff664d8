import type { Foreseen } from '#lib/domain/rule'
import { may, type Permission, type Role } from '#lib/domain/role'

/** The parts of the organisers' work under which their pages stand, in the order in which they are shown. */
export const pageGroups = ['collecting', 'verification', 'website', 'group'] as const

/** The organisers' pages, the part they belong to, and what lets somebody see each; `null` where it is about oneself. */
const pages = [
  { name: 'road', group: 'collecting', href: '/organiser/road', needs: 'see-counts' },
  { name: 'collection', group: 'collecting', href: '/organiser/collection', needs: 'see-counts' },
  { name: 'approvals', group: 'collecting', href: '/organiser/approvals', needs: 'see-counts' },
  { name: 'paper', group: 'collecting', href: '/organiser/paper', needs: 'count-paper' },
  { name: 'suspects', group: 'collecting', href: '/organiser/suspects', needs: 'judge-suspects' },
  { name: 'removals', group: 'collecting', href: '/organiser/removals', needs: 'remove-statements' },
  { name: 'exports', group: 'verification', href: '/organiser/exports', needs: 'hand-over' },
  { name: 'recipients', group: 'verification', href: '/organiser/recipients', needs: 'see-recipients' },
  { name: 'results', group: 'verification', href: '/organiser/results', needs: 'keep-calendar' },
  { name: 'submission', group: 'verification', href: '/organiser/submission', needs: 'keep-calendar' },
  { name: 'retention', group: 'verification', href: '/organiser/retention', needs: 'keep-calendar' },
  { name: 'news', group: 'website', href: '/organiser/news', needs: 'publish-news' },
  { name: 'site', group: 'website', href: '/organiser/site', needs: 'edit-site' },
  { name: 'keys', group: 'group', href: '/organiser/keys', needs: 'keep-keys' },
  { name: 'people', group: 'group', href: '/organiser/people', needs: 'manage-people' },
  { name: 'audit', group: 'group', href: '/organiser/audit', needs: 'read-audit' },
  { name: 'certification', group: 'group', href: '/organiser/certification', needs: 'keep-calendar' },
  { name: 'documents', group: 'group', href: '/organiser/documents', needs: 'keep-calendar' },
  { name: 'desk', group: 'group', href: '/organiser/desk', needs: null },
  { name: 'account', group: 'group', href: '/organiser/account', needs: null },
] as const satisfies readonly {
  name: string
  group: (typeof pageGroups)[number]
  href: string
  needs: Permission | null
}[]

export type OrganisersPage = (typeof pages)[number]

/** Those that are there only where the law foresees what they are for. */
const onlyWhere: Readonly<Partial<Record<OrganisersPage['name'], keyof Foreseen>>> = {
  submission: 'commission',
  certification: 'certificateOfConformity',
}

const isForeseen = ({ name }: OrganisersPage, foresees: Foreseen): boolean => {
  const what = onlyWhere[name]
  return what === undefined || foresees[what]
}

/** The pages that somebody with these roles may open under a law, in the order in which they are shown. */
export const pagesOf = (roles: readonly Role[], foresees: Foreseen): readonly OrganisersPage[] =>
  pages.filter((page) => isForeseen(page, foresees) && (page.needs === null || may(roles, page.needs)))
