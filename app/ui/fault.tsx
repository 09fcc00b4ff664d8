'use client'

import { Button } from './button'
import { Notice } from './notice'

/** Our fault, told without a word about its cause. */
export function Fault(props: {
  readonly title: string
  readonly text: string
  readonly again: string
  readonly retry: () => void
}) {
  return (
    <Notice look="stop" title={props.title} level={1}>
      <p className="mb-4">{props.text}</p>
      <Button type="button" look="quiet" onClick={props.retry}>
        {props.again}
      </Button>
    </Notice>
  )
}
