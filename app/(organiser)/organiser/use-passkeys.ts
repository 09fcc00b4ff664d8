'use client'

import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Whether this browser can make and show passkeys: never before its script has come. */
export const useCanPasskeys = (): boolean => useSyncExternalStore(never, browserSupportsWebAuthn, () => false)
