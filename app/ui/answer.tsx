import type { ReactNode } from 'react'
import { Notice } from './notice'

/** What became of what somebody just did: a refusal is said at once by a screen reader, anything else when it is free. */
export function Answer({ look, children }: { readonly look: 'good' | 'warn' | 'stop'; readonly children: ReactNode }) {
  return (
    <div role={look === 'good' ? 'status' : 'alert'}>
      <Notice look={look}>
        <p className="max-w-[38em]">{children}</p>
      </Notice>
    </div>
  )
}
