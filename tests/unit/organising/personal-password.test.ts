import { expect, it } from 'vitest'
import { isPersonalPassword } from '#lib/organising/personal-password'

const ines = { email: 'i.moreira-lopes@example.eu', name: 'Inês Moreira' }
const ion = { email: 'ion@example.eu', name: 'Ion Popa' }

it.each([
  ['Ines & 1 roof', ines],
  ['my name is INÊS, 1', ines],
  ['xxMoreira!2026', ines],
  ['lopes-lopes 1!', ines],
  ['inesmoreira!!1', ines],
  ['imoreiralopes 1!', ines],
  ['Colligo-2026!', ines],
  ['ion, 4 swifts!', ion],
  ['Ion_4_swifts!', ion],
])('%s has in it what everybody knows of its owner', (password, owner) => {
  expect(isPersonalPassword(password, owner)).toBe(true)
})

it.each([
  ['Three swifts, 1 roof!', ines],
  ['attention, 4 swifts!', ion],
  ['Three swifts, 1 roof!', { email: '@', name: 'A B' }],
])('%s has not', (password, owner) => {
  expect(isPersonalPassword(password, owner)).toBe(false)
})
