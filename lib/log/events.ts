/**
 * The catalogue of what may be logged, each event with the attributes it may carry. A person cannot be logged by
 * accident: no event has a field for one.
 */
export interface LogEvents {
  /** A serving process has opened the database, which holds so many statements. */
  'instance-opened': { readonly statements: number }
  /** It has closed the database again, with so many statements. */
  'instance-closed': { readonly statements: number }
  /** Nobody has an account yet: where the first organiser makes theirs, once, until then. Kept nowhere but here. */
  'set-up-link': { readonly address: string; readonly until: string }
  /** A statement was acknowledged: first, repeated and sent again look alike, here as outside. */
  'statement-acknowledged': { readonly memberState: string }
  /** How far the site has drawn in; times in milliseconds. */
  surge: { readonly level: string; readonly queueAge: number; readonly loopDelay: number }
  /** SQLite's code. The process ends after it, and is started anew. */
  'database-broken': { readonly code: string }
  /** The tables were brought up to date, by the numbers of their migrations; `backup` says where what was before lies. */
  upgraded: { readonly from: number; readonly to: number; readonly backup: string | null }
  /** What became of a backup that the schedule asked for. */
  backup: { readonly outcome: 'backup-made' | 'backup-failed' }
  /** The mail server began to fail, with the kind of its error and its answer's number, or works again: `working`. */
  'mail-server': { readonly state: string }
  /** An alarm was told to one of its receivers, or could not be. */
  'alarm-told': { readonly way: 'mail' | 'webhook'; readonly outcome: 'sent' | 'failed' }
  /** Seconds by which somebody moved the clock. */
  'clock-jumped': { readonly seconds: number }
  /** Statements are paused, or are no longer. */
  'machine-state': { readonly pausedBy: 'disk' | 'clock' | 'nothing'; readonly freeMegabytes: number }
  /** The public log could not grow; it is tried again within the hour. */
  'log-stands-still': { readonly code: string }
  /** Something that must be gone in so many days, fewer than none where it should be already; once a day. */
  retention: { readonly what: string; readonly daysLeft: number }
  /** A rehearsal with the private key is due since so many days; once a day. */
  'rehearsal-due': { readonly reason: 'time' | 'holders'; readonly days: number }
  /** An organiser began to download the sealed statements of a Member State. */
  'export-started': { readonly memberState: string }
  /** All of them have been sent. */
  'export-finished': { readonly memberState: string; readonly count: number }
  /** A fault of ours. `name` is the kind of error, never its message: messages may quote input. */
  fault: { readonly name: string; readonly where: string }
}

/** Writes one event as a line of JSON to standard output. */
export function log<Name extends keyof LogEvents>(event: Name, attributes: LogEvents[Name]): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...attributes })}\n`)
}
