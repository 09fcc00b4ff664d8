/**
 * Runs in the browser, on the pages about the public log. Works a commitment out of what a receipt's link carries behind
 * its `#`, which no server sees; and checks the whole log, if the reader wants it.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { commitmentOf } from '#lib/proofs/commitment'
import { checkWholeLog, type Progress } from './check-whole-log.ts'

fillIn(location.hash)
for (const section of document.querySelectorAll<HTMLElement>('[data-script="log-check"]')) offer(section)

/** Puts the code of a receipt into the form: `#<blind>.<digest>`, each 64 hexadecimal digits. */
function fillIn(fragment: string): void {
  const [, blind, digest] = /^#([0-9a-f]{64})\.([0-9a-f]{64})$/u.exec(fragment) ?? []
  const field = document.querySelector<HTMLInputElement>('input[name="code"]')
  if (blind === undefined || digest === undefined || field === null) return
  field.value = bytesToHex(commitmentOf(hexToBytes(blind), hexToBytes(digest)))
  // What only the signatory has stays out of the browser's history.
  history.replaceState(null, '', location.pathname)
}

/** Shows the button that checks the log, and has it do so. */
function offer(section: HTMLElement): void {
  const button = section.querySelector('button')
  const bar = section.querySelector('progress')
  const status = section.querySelector<HTMLElement>('[role="status"]')
  if (button === null || bar === null || status === null) return
  const words = section.dataset
  const say = (sentence: string): void => {
    status.textContent = sentence
  }
  const onProgress = ({ done, total }: Progress): void => {
    bar.max = total
    bar.value = done
    // Now and then: a screen reader would say each of a thousand.
    if (done === total || done % 16_384 < 256) say(filled(words['progress'], { done, total }))
  }
  section.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    bar.hidden = false
    void checkWholeLog('/log/', words['commitment'] ?? '', onProgress).then((found) => {
      bar.hidden = true
      button.disabled = false
      if (found.outcome === 'cannot') say(words['cannot'] ?? '')
      else if (found.outcome === 'broken') say(filled(words['broken'], { problem: found.problem }))
      else {
        const whole = filled(words['whole'], { total: found.total })
        say(found.hasCommitment ? `${whole} ${words['withCode'] ?? ''}` : whole)
      }
    })
  })
}

/** Puts numbers and words into a sentence of the catalogue, where `{so}` or `{so, number}` stands. */
function filled(sentence: string | undefined, values: Readonly<Record<string, string | number>>): string {
  const language = document.documentElement.lang
  return (sentence ?? '').replaceAll(/\{(\w+)(?:, number)?\}/gu, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'number' ? value.toLocaleString(language) : value
  })
}
