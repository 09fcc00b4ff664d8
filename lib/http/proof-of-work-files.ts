/**
 * Version of the `altcha` package and of what we add to its files: in the addresses, so that browsers may keep the files
 * for ever. A test compares both, and tells when the second has to be raised.
 */
export const proofOfWorkVersion = '3.2.2.2'

/** Addresses of the proof of work's files, served by `app/altcha`. */
export const proofOfWorkFiles = {
  script: `/altcha/${proofOfWorkVersion}/widget.js`,
  worker: `/altcha/${proofOfWorkVersion}/worker.js`,
  style: `/altcha/${proofOfWorkVersion}/widget.css`,
} as const
