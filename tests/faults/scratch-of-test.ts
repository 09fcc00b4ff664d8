import { rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { scratchFolder } from './template.ts'

/** A folder for files that are written and thrown away; goes with the test. */
export function scratchOfTest(): string {
  const folder = scratchFolder()
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  return folder
}
