/** An e-mail to one person, in plain text: nothing in it loads anything, or tells anybody that it was read. */
export interface Letter {
  readonly to: string
  readonly language: string
  readonly subject: string
  readonly text: string
  /** Where a press of a button, and where one POST of a mail program (RFC 8058), ends all e-mails; absent where nobody has asked for them. */
  readonly oneClick?: string
  /** What mail programs sort by (RFC 2919). */
  readonly listId?: string
}
