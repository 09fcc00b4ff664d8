import { headerSchema, type VerifiedHeader } from '#lib/opening/export-header'

export type { VerifiedHeader }

/** No line of ours is longer. */
const longestLine = 1 << 20

/** What an export says of itself, before it is opened: its first line. `null` where the file is none. */
export async function readHeader(file: Blob): Promise<VerifiedHeader | null> {
  const start = await file.slice(0, longestLine).text()
  const [line = ''] = start.split('\n', 1)
  try {
    return headerSchema.parse(JSON.parse(line))
  } catch {
    // SyntaxError or ZodError: some other file.
    return null
  }
}
