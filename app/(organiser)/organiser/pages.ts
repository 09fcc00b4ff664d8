import { may, type Permission, type Role } from '#lib/domain/role'

/** The organisers' pages, and what lets somebody see each; `null` where it is about oneself. */
const pages = [
  { name: 'collection', href: '/organiser/collection', needs: 'see-counts' },
  { name: 'keys', href: '/organiser/keys', needs: 'keep-keys' },
  { name: 'news', href: '/organiser/news', needs: 'publish-news' },
  { name: 'site', href: '/organiser/site', needs: 'edit-site' },
  { name: 'people', href: '/organiser/people', needs: 'manage-people' },
  { name: 'audit', href: '/organiser/audit', needs: 'read-audit' },
  { name: 'account', href: '/organiser/account', needs: null },
] as const satisfies readonly { name: string; href: string; needs: Permission | null }[]

export type OrganisersPage = (typeof pages)[number]

/** The pages that somebody with these roles may open, in the order in which they are shown. */
export const pagesOf = (roles: readonly Role[]): readonly OrganisersPage[] =>
  pages.filter(({ needs }) => needs === null || may(roles, needs))
