'use client'

import { useEffect, useRef, type RefObject } from 'react'
import { channelFrom, controlNames, signingFormFrom } from '#lib/http/signing-form'
import type { MemberState } from '#lib/domain/member-states'
import { hasSignedSince, layDown, takeUp, type Typing } from './typing-kept'

/**
 * Keeps what was typed through a change of language, and forgets it where somebody has signed meanwhile and the browser
 * goes back to an older form.
 *
 * @param show - Shows the form with other values: those that were brought along, or none.
 */
export function useTyping(memberState: MemberState, show: (typing: Typing) => void): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  const latest = useRef(show)
  useEffect(() => {
    latest.current = show
  })
  useEffect(() => {
    const forget = (since: number): void => {
      if (isSigned(since)) latest.current({ values: {}, declared: [] })
    }
    const onShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) forget(performance.timeOrigin)
    }
    const onClick = (event: MouseEvent): void => {
      if (form.current !== null) changeLanguage(event, form.current, memberState)
    }
    const brought = broughtAlong(memberState)
    if (brought !== null) latest.current(brought)
    // The browser puts back what stood in a form, and does not say when that was typed.
    else if (navigationType() === 'back_forward') forget(0)
    addEventListener('pageshow', onShow)
    document.addEventListener('click', onClick)
    return () => {
      removeEventListener('pageshow', onShow)
      document.removeEventListener('click', onClick)
    }
  }, [memberState])
  return form
}

/**
 * Leads to the same form in another language with what was typed, in this form's place: an older copy of it would stay
 * behind in the tab's history. A link that is opened elsewhere is left alone, and so is a form with nothing in it.
 */
function changeLanguage(event: MouseEvent, form: HTMLFormElement, memberState: MemberState): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[hreflang]') : null
  if (link === null) return
  link.href = withChannel(link.href, form)
  if (isElsewhere(event) || isEmpty(form)) return
  const { fields, declared } = signingFormFrom(new FormData(form), memberState, '')
  try {
    layDown(sessionStorage, memberState, { values: fields, declared: [...declared] }, Date.now())
  } catch {
    // Expected where a browser keeps nothing: the link then does what links do.
    return
  }
  event.preventDefault()
  location.replace(link.href)
}

/** The partner whose link led here goes along. */
function withChannel(address: string, form: HTMLFormElement): string {
  const code = channelFrom(new FormData(form))
  const place = new URL(address)
  if (code !== '') place.searchParams.set(controlNames.channel, code)
  return place.href
}

/** Whether a click opens its link in another tab or window. */
const isElsewhere = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey

/** Whether nothing was typed and nothing ticked. */
const isEmpty = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLInputElement>('input[type="text"], input[name^="declared."]')].every(
    ({ type, value, checked }) => (type === 'checkbox' ? !checked : value === ''),
  )

/** Expected to fail where a browser keeps nothing: then nothing was brought along. */
function broughtAlong(memberState: MemberState): Typing | null {
  try {
    return takeUp(sessionStorage, memberState, Date.now())
  } catch {
    return null
  }
}

/** The same. */
function isSigned(since: number): boolean {
  try {
    return hasSignedSince(sessionStorage, since)
  } catch {
    return false
  }
}

function navigationType(): string {
  const [entry] = performance.getEntriesByType('navigation')
  return entry instanceof PerformanceNavigationTiming ? entry.type : ''
}
