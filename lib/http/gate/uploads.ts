import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionTokenIn } from '../session-cookie.ts'
import { largestForm, ordinary, type BodyLimits } from './form-body.ts'

/** A certificate of 2 MiB with what is said of it; a minute's patience for lines that are slow. `next.config.ts` agrees. */
const withFile: BodyLimits = { bytes: 2200 * 1024, patience: 60_000 }

/** Files that may be under way at once: each is held in memory whole. */
const mostAtOnce = 4

/** Where organisers put up pictures and certificates, and what authorities send back. */
const isUploadAddress = (path: string): boolean =>
  /^\/organiser\/(?:site(?:\/[\w-]+)*|submission|exports\/batches\/\d+)$/u.test(path)

export interface Uploads {
  /** How large a form may be; `full` where it is larger than others and enough of these are under way. */
  readonly limitsFor: (request: IncomingMessage, response: ServerResponse, path: string) => BodyLimits | 'full'
}

/**
 * Lets organisers who are signed in send files to the pages that take some. Everybody and everything else keeps to the
 * size of a form: what is read whole before anybody looks at it has to be small.
 */
export function uploads(isOrganiser: (sessionToken: string) => boolean): Uploads {
  let underWay = 0
  return {
    limitsFor: ({ headers }, response, path) => {
      const isLarge = Number(headers['content-length']) > largestForm
      if (!isLarge || !isUploadAddress(path)) return ordinary
      const token = sessionTokenIn(headers.cookie)
      if (token === null || !isOrganiser(token)) return ordinary
      if (underWay >= mostAtOnce) return 'full'
      underWay += 1
      response.once('close', () => {
        underWay -= 1
      })
      return withFile
    },
  }
}
