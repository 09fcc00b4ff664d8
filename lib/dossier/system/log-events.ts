/** An event of the log, as its catalogue in the sources has it. */
export interface LogEvent {
  readonly name: string
  /** What it may carry: `code`, `memberState`. */
  readonly attributes: readonly string[]
  /** The catalogue's own words on it; empty where it has none. */
  readonly says: string
}

const entry = /(?:\/\*\*\s*([\s\S]*?)\*\/\s*)?(?:'([\w-]+)'|\b([a-z]+)): \{([^}]*)\}/gu

/** The events in the text of `lib/log/events.ts`: types are gone when it runs, so that the source itself is read. */
export function logEventsIn(source: string): readonly LogEvent[] {
  const [, catalogue = ''] = /export interface LogEvents \{([\s\S]*?)\n\}/u.exec(source) ?? []
  return [...catalogue.matchAll(entry)].map(([, comment = '', quoted, plain, body = '']) => ({
    name: quoted ?? plain ?? '',
    attributes: [...body.matchAll(/readonly (\w+):/gu)].map(([, name = '']) => name),
    // Marks of code are for readers of the source.
    says: comment
      .replaceAll(/\s*\*?\s+/gu, ' ')
      .replaceAll(/`([^`]*)`/gu, '“$1”')
      .trim(),
  }))
}
