/**
 * The catalogue of what may be logged, each event with the attributes it may carry. A person cannot be logged by
 * accident: no event has a field for one.
 */
export interface LogEvents {
  'instance-opened': { readonly statements: number }
  'instance-closed': { readonly statements: number }
  /** `outcome` is nothing that the signatory learns: first, repeated and sent again look alike outside. */
  'statement-acknowledged': { readonly memberState: string }
  /** How far the site has drawn in; times in milliseconds. */
  surge: { readonly level: string; readonly queueAge: number; readonly loopDelay: number }
  /** SQLite's code. The process ends after it, and is started anew. */
  'database-broken': { readonly code: string }
  /** What became of a backup that the schedule asked for. */
  backup: { readonly outcome: 'backup-made' | 'backup-failed' }
  /** The mail server began to fail, with the kind of its error and its answer's number, or works again: `working`. */
  'mail-server': { readonly state: string }
  /** Seconds by which somebody moved the clock. */
  'clock-jumped': { readonly seconds: number }
  /** Statements are paused, or are no longer. */
  'machine-state': { readonly pausedBy: 'disk' | 'clock' | 'nothing'; readonly freeMegabytes: number }
  'export-started': { readonly memberState: string }
  'export-finished': { readonly memberState: string; readonly count: number }
  /** A fault of ours. `name` is the kind of error, never its message: messages may quote input. */
  fault: { readonly name: string; readonly where: string }
}

/** Writes one event as a line of JSON to standard output. */
export function log<Name extends keyof LogEvents>(event: Name, attributes: LogEvents[Name]): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...attributes })}\n`)
}
