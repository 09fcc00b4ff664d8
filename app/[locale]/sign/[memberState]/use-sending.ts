'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import type { FormState } from './form-state'
import { hindranceAfter } from './hindrance'
import { proofIn } from './proof-of-work'
import { sendPatiently, type Sending, type Step } from './sending'
import { noteSigning, type Typing } from './typing-kept'

/** The server's answer to a form; of what the form showed before it reads the number of answers alone. */
export type SigningAction = (previous: Pick<FormState, 'attempt'>, form: FormData) => Promise<FormState>

/** Longest time that an answer is waited for, in milliseconds: beyond what the gate gives any request. */
const silence = 45_000

/**
 * Sends the signing form and keeps what was typed, whatever happens on the way: the framework's own way would hand a
 * lost connection or a busy site to an error page, and the form with it.
 *
 * Before this script runs the browser posts the form by itself; `post` is that way.
 */
export function useSending(action: SigningAction, initial: FormState) {
  const [posted, post] = useActionState(action, initial)
  const [answered, setAnswered] = useState<FormState | null>(null)
  const [step, setStep] = useState<Step>({ kind: 'ready' })
  const { hold, end } = useHold(setStep)
  const isUnderWay = useRef(false)
  const state = answered ?? posted

  const show = ({ values, declared }: Typing): void => {
    setAnswered({ ...initial, values: { ...initial.values, ...values }, declared, attempt: state.attempt + 1 })
  }
  const send = async (form: HTMLFormElement): Promise<void> => {
    isUnderWay.current = true
    const sendOnce = () => answerTo(form, action, state.attempt, setStep)
    const outcome = await sendPatiently({ send: sendOnce, hindranceAfter, hold, chance: Math.random })
    isUnderWay.current = false
    if ('stopped' in outcome) setStep({ kind: 'stopped', by: outcome.stopped })
    else if (outcome.answer.receipt === null) {
      setAnswered(outcome.answer)
      setStep({ kind: 'ready' })
    } else {
      // Emptied: whoever steps back from the receipt need not be the one who signed.
      show(initial)
      leaveFor(outcome.answer.receipt)
    }
  }

  useOnReturn(setStep)
  return {
    state,
    post,
    step,
    /** Shows the form with other values than those that stand in it, and without problems. */
    show,
    /** Sends, or sends at once what would be sent later. */
    sendNow: (form: HTMLFormElement): void => {
      if (!isUnderWay.current) void send(form)
      else if (step.kind === 'held' && step.by !== 'busy') end(true)
    },
    /** What is being changed is not sent half done. */
    stopWaiting: (): void => {
      end(false)
    },
  }
}

/** Goes to the receipt. What was typed before it is no business of whoever comes next. */
function leaveFor(receipt: string): void {
  try {
    noteSigning(sessionStorage, Date.now())
  } catch {
    // Expected where a browser keeps nothing.
  }
  location.assign(receipt)
}

/** Waits before a form is sent again; `end` ends the wait early, with or without sending. */
function useHold(show: (step: Step) => void) {
  const held = useRef<((isOn: boolean) => void) | null>(null)
  const hold: Sending<FormState>['hold'] = async (step, milliseconds) => {
    show(step)
    const isOn = await pause(milliseconds, step.by === 'unreachable', (end) => {
      held.current = end
    })
    held.current = null
    return isOn
  }
  return { hold, end: (isOn: boolean): void => held.current?.(isOn) }
}

/** Nothing is under way where the browser shows the page again as it was left. */
function useOnReturn(show: (step: Step) => void): void {
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) show({ kind: 'ready' })
    }
    addEventListener('pageshow', onShow)
    return () => {
      removeEventListener('pageshow', onShow)
    }
  })
}

/** Waits for the proof of work, sends, and does both once more where the proof has meanwhile become too old. */
async function answerTo(
  form: HTMLFormElement,
  action: SigningAction,
  attempt: number,
  show: (step: Step) => void,
): Promise<FormState> {
  const sendOnce = async (isProofOld: boolean): Promise<FormState> => {
    show({ kind: 'proving' })
    const hasProof = await proofIn(form, isProofOld)
    // A busy site has no task to give either; a site that is well says what is missing.
    if (!hasProof && (await hindranceAfter(null)).kind !== 'refused') throw new Error('There is no proof of work yet.')
    show({ kind: 'sending' })
    return await inTime(action({ attempt }, new FormData(form)))
  }
  const answer = await sendOnce(false)
  return answer.proof === 'expired' && answer.problems.length === 0 ? await sendOnce(true) : answer
}

const inTime = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('There was no answer in time.'))
    }, silence)
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer)
    })
  })

/** Resolves after a time, or as soon as the connection is back, or when it is told to: on or off. */
const pause = (
  milliseconds: number,
  isForConnection: boolean,
  take: (end: (isOn: boolean) => void) => void,
): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (isOn: boolean): void => {
      clearTimeout(timer)
      removeEventListener('online', onConnection)
      resolve(isOn)
    }
    const onConnection = (): void => {
      end(true)
    }
    const timer = setTimeout(onConnection, milliseconds)
    if (isForConnection) addEventListener('online', onConnection)
    take(end)
  })

/** A random token, made once for a page: a form that is sent twice with it is one statement. */
export function useFormToken(known: string): string {
  const [token, setToken] = useState(known)
  useEffect(() => {
    // `crypto.randomUUID` would need https.
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    setToken((first) => first || Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''))
  }, [])
  return token
}
