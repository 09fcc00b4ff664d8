/**
 * What somebody is among the organisers. The law names representative and substitute, who answer for the initiative with
 * their own names; the rest is division of labour, so that a stolen password opens one door and not all.
 *
 * Source: Regulation (EU) 2019/788, Article 5; Implementing Regulation (EU) No 1179/2011, Annex, 2.19.1 (access as far
 * as somebody's task needs it).
 */
export const roles = [
  'representative',
  'substitute',
  'member',
  'security-officer',
  'editor',
  'exporter',
  'auditor',
] as const

export type Role = (typeof roles)[number]

/** What can be done on the protected side. */
export const permissions = [
  'see-counts',
  'read-audit',
  'manage-people',
  'switch-collection',
  'keep-keys',
  'edit-site',
  'publish-news',
  'handle-readers',
  'export',
  'hand-over',
  'confirm',
  'count-paper',
  'judge-suspects',
  'remove-statements',
  'keep-calendar',
  'see-recipients',
  'keep-recipients',
] as const

export type Permission = (typeof permissions)[number]

/** `confirm` is the second person's part in what nobody does alone. */
const accountable: readonly Permission[] = [
  'see-counts',
  'read-audit',
  'manage-people',
  'switch-collection',
  'edit-site',
  'publish-news',
  'handle-readers',
  'hand-over',
  'confirm',
  'count-paper',
  'judge-suspects',
  'remove-statements',
  'keep-calendar',
  'see-recipients',
]

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  representative: accountable,
  substitute: accountable,
  member: ['see-counts', 'count-paper'],
  'security-officer': ['see-counts', 'read-audit', 'keep-keys', 'confirm', 'judge-suspects', 'see-recipients'],
  editor: ['edit-site', 'publish-news'],
  exporter: ['see-counts', 'export', 'hand-over', 'count-paper', 'see-recipients', 'keep-recipients'],
  auditor: ['read-audit'],
}

export const isRole = (text: string): text is Role => roles.some((role) => role === text)

/** Whether one of somebody's roles lets them do something. */
export const may = (own: readonly Role[], permission: Permission): boolean =>
  own.some((role) => granted[role].includes(permission))

/** The roles that let somebody do it. */
export const rolesWith = (permission: Permission): readonly Role[] =>
  roles.filter((role) => granted[role].includes(permission))

/** What the first organiser has, until there are others to share the work with. */
export const founderRoles: readonly Role[] = ['representative', 'security-officer', 'exporter']
