import type { ChartMaker } from './chart'
import { memberStates, spread, validity } from './of-member-states'
import { apart, doubts, languages } from './of-quality'
import { days, hours, total } from './of-time'
import { channels, funnel, refused } from './of-visits'

/** Every chart of the page, by the name in the address of its files. */
export const charts = {
  total,
  hours,
  days,
  'member-states': memberStates,
  spread,
  validity,
  languages,
  doubts,
  apart,
  funnel,
  refused,
  channels,
} as const satisfies Readonly<Record<string, ChartMaker>>

export type ChartName = keyof typeof charts

export const isChartName = (name: string): name is ChartName => Object.hasOwn(charts, name)
