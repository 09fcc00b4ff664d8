import { describe, expect, it } from 'vitest'
import { founderRoles, isRole, may, permissions, roles, rolesWith } from '#lib/domain/role'

describe('roles', () => {
  it.each([
    ['member', ['see-counts', 'count-paper']],
    ['auditor', ['read-audit']],
    ['editor', ['edit-site', 'publish-news']],
    ['exporter', ['see-counts', 'export', 'hand-over', 'count-paper', 'see-recipients', 'keep-recipients']],
    ['security-officer', ['see-counts', 'read-audit', 'keep-keys', 'confirm', 'judge-suspects', 'see-recipients']],
  ] as const)('%s is good for this and nothing else', (role, expected) => {
    expect(permissions.filter((permission) => may([role], permission)).toSorted()).toEqual([...expected].toSorted())
  })

  it('those who answer for the initiative neither hold keys nor export by that alone', () => {
    for (const role of ['representative', 'substitute'] as const) {
      expect(may([role], 'keep-keys')).toBe(false)
      expect(may([role], 'export')).toBe(false)
      expect(may([role], 'keep-recipients')).toBe(false)
      expect(may([role], 'manage-people')).toBe(true)
    }
  })

  it('add up, and nobody may do anything without one', () => {
    expect(may(['auditor', 'exporter'], 'export')).toBe(true)
    expect(may(['auditor', 'exporter'], 'read-audit')).toBe(true)
    for (const permission of permissions) expect(may([], permission)).toBe(false)
  })

  it('leave nothing that nobody can do: the founder can do all', () => {
    for (const permission of permissions) {
      expect(rolesWith(permission).length).toBeGreaterThan(0)
      expect(may(founderRoles, permission)).toBe(true)
    }
  })

  it.each(['', 'admin', 'Representative', 'toString', 'representative '])('%j is none', (text) => {
    expect(isRole(text)).toBe(false)
    expect(roles.every(isRole)).toBe(true)
  })
})
