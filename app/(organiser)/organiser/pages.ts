import { may, type Permission, type Role } from '#lib/domain/role'

/** The organisers' pages, and what lets somebody see each; `null` where it is about oneself. */
const pages = [
  { name: 'road', href: '/organiser/road', needs: 'see-counts' },
  { name: 'collection', href: '/organiser/collection', needs: 'see-counts' },
  { name: 'approvals', href: '/organiser/approvals', needs: 'see-counts' },
  { name: 'exports', href: '/organiser/exports', needs: 'hand-over' },
  { name: 'recipients', href: '/organiser/recipients', needs: 'see-recipients' },
  { name: 'results', href: '/organiser/results', needs: 'keep-calendar' },
  { name: 'submission', href: '/organiser/submission', needs: 'keep-calendar' },
  { name: 'paper', href: '/organiser/paper', needs: 'count-paper' },
  { name: 'suspects', href: '/organiser/suspects', needs: 'judge-suspects' },
  { name: 'removals', href: '/organiser/removals', needs: 'remove-statements' },
  { name: 'retention', href: '/organiser/retention', needs: 'keep-calendar' },
  { name: 'documents', href: '/organiser/documents', needs: 'keep-calendar' },
  { name: 'keys', href: '/organiser/keys', needs: 'keep-keys' },
  { name: 'news', href: '/organiser/news', needs: 'publish-news' },
  { name: 'site', href: '/organiser/site', needs: 'edit-site' },
  { name: 'people', href: '/organiser/people', needs: 'manage-people' },
  { name: 'audit', href: '/organiser/audit', needs: 'read-audit' },
  { name: 'desk', href: '/organiser/desk', needs: null },
  { name: 'account', href: '/organiser/account', needs: null },
] as const satisfies readonly { name: string; href: string; needs: Permission | null }[]

export type OrganisersPage = (typeof pages)[number]

/** The pages that somebody with these roles may open, in the order in which they are shown. */
export const pagesOf = (roles: readonly Role[]): readonly OrganisersPage[] =>
  pages.filter(({ needs }) => needs === null || may(roles, needs))
