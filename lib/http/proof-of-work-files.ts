/** Version of the `altcha` package: in the addresses, so that browsers may keep the files for ever. A test compares. */
export const proofOfWorkVersion = '3.2.2'

/** Addresses of the proof of work's files, served by `app/altcha`. */
export const proofOfWorkFiles = {
  script: `/altcha/${proofOfWorkVersion}/widget.js`,
  worker: `/altcha/${proofOfWorkVersion}/worker.js`,
  style: `/altcha/${proofOfWorkVersion}/widget.css`,
} as const
