import { networkAddress, send, type Answer, type Door } from '../door.ts'
import { callers, hiddenOf, posted } from '../forms.ts'
import type { Attacker } from './attacker.ts'

/** Wrong passwords that are free: fingers slip. From then on the right one must wait as well. */
const free = 5

const path = '/organiser/sign-in'

/**
 * What hydra would be if it knew our form: guesses in the form's own format, each from another network, one after the
 * other and all at once, and at last with the right password, which must not be let in either while the account waits.
 */
export const guesser: Attacker = {
  name: 'guesser',
  onOurs: async ({ door, organisers: [, { email, password }] }) => {
    const guess = await guessing(door)
    const findings: string[] = []
    const stranger = `nobody.${email}`
    if (!isIn(await guess(email, password)))
      findings.push('the right password alone was refused: the guesser proves nothing')
    for (let tries = 0; tries <= free; tries += 1) {
      if (isIn(await guess(email, `wrong ${String(tries)}`))) findings.push('a wrong password was let in')
    }
    if (isIn(await guess(email, password)))
      findings.push(`the right password was let in after ${String(free + 1)} wrong ones`)

    const atOnce = await Promise.all(
      Array.from({ length: 20 }, (_, index) => guess(stranger, `wrong ${String(index)}`)),
    )
    const judged = atOnce.filter((answer) => !mustWait(answer)).length
    if (judged > free) findings.push(`${String(judged)} guesses at once were looked at`)
    return findings
  },
  onTwin: async ({ door }) => {
    const passwords = [...Array.from({ length: free + 1 }, (_, index) => `wrong ${String(index)}`), 'summer2026']
    for (const password of passwords) {
      const body = new URLSearchParams({ email: 'ines@example.eu', password }).toString()
      const answer = await send(door, networkAddress(callers.guessing, 0), { method: 'POST', path, body })
      if (isIn(answer)) return ['the password, after six wrong ones']
    }
    return []
  },
}

const isIn = ({ status, headers }: Answer): boolean => status === 303 && headers.location?.endsWith('/code') === true

const mustWait = ({ status, text }: Answer): boolean =>
  status === 429 || status === 503 || /Please wait \d+ second/u.test(text)

async function guessing(door: Door): Promise<(email: string, password: string) => Promise<Answer>> {
  const hidden = await hiddenOf(door, path)
  let guesses = 0
  return async (email, password) => {
    const form = new FormData()
    for (const [name, value] of hidden) form.set(name, value)
    form.set('email', email)
    form.set('password', password)
    return await send(door, networkAddress(callers.guessing, (guesses += 1)), await posted(door, path, form))
  }
}
