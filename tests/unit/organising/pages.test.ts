import { expect, test } from 'vitest'
import { founderRoles } from '#lib/domain/role'
import { pagesFor } from '#lib/publishing/site-pages'
import { rulePacks } from '#lib/rules/rule-packs'
import { plainSite } from '#lib/site-settings/site'
import { pagesOf } from '../../../app/(organiser)/organiser/pages'

const packs = Object.values(rulePacks)

test.each(packs)('under $id organisers have the pages for what the law foresees', ({ foresees }) => {
  const names = pagesOf(founderRoles, foresees).map(({ name }) => name)
  expect(names.includes('submission')).toBe(foresees.commission)
  expect(names.includes('certification')).toBe(foresees.certificateOfConformity)
  const others = names.filter((name) => name !== 'submission' && name !== 'certification')
  expect(others).toHaveLength(pagesOf(founderRoles, { commission: false, certificateOfConformity: false }).length)
})

test.each(packs)('under $id the public has the pages about what the law foresees', (pack) => {
  const names = pagesFor({ site: plainSite, hasInitiative: true, pack }).map(({ name }) => name)
  expect(names.includes('organise')).toBe(pack.foresees.commission)
  expect(names.includes('certificate')).toBe(pack.foresees.certificateOfConformity)
  expect(names).toContain('privacy')
})
