import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'

/** Plugs an authenticator with a fingerprint into the browser; it lives in the browser's own code. */
export async function plugIn(page: Page) {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const isUserVerified = (isVerified: boolean) =>
    client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: isVerified })
  const credentials = () => client.send('WebAuthn.getCredentials', { authenticatorId })
  return { isUserVerified, credentials }
}

/** The first step of signing in. */
export async function enterPassword(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto('/organiser/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/organiser/sign-in/code')
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/organiser/sign-in')
}

/** The six digits that an authenticator app shows, by a program that is not ours. */
export const appShows = (secret: string, secondsAgo = 0): string =>
  execFileSync('oathtool', ['--totp', '-b', secret, '--now', `${String(secondsAgo)} seconds ago`])
    .toString()
    .trim()
