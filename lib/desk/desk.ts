import './without-eval.ts'
import { h, render } from 'preact'
import { App } from './app.ts'
import { warnBeforeClosing } from './unsaved.ts'
import { preferredLanguage, wordsIn } from './words.ts'

const place = document.getElementById('desk')
if (place !== null) {
  place.textContent = ''
  warnBeforeClosing()
  void canOpen().then((can) => {
    render(
      can ? h(App, null) : h('p', { class: 'inner' }, wordsIn(preferredLanguage(navigator.languages)).t('desk.tooOld')),
      place,
    )
  })
}

/** Whether the browser has what keys are made of: the youngest of it came to all of them in 2025. */
async function canOpen(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey({ name: 'X25519' }, true, ['deriveBits'])
    await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign'])
    return true
  } catch {
    // NotSupportedError: it has not.
    return false
  }
}
