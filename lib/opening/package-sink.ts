import type { ByteSource } from './byte-source.ts'

/** Where the files of a package go before they are one: a folder on Node, memory in a browser. */
export interface PackageSink {
  /** Begins a file. What an earlier opening has left under the name goes. */
  readonly file: (name: string) => Promise<SinkFile>
  /** Where what was written outlives an opening that is cut off. */
  readonly earlier?: EarlierOpening
}

export interface SinkFile {
  /** Takes a piece, which the caller may not change afterwards. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Waits until what was written is safe, and gives it back to be read. More may be written. */
  readonly finish: () => Promise<ByteSource>
}

/** What an earlier opening into the same place has left. */
export interface EarlierOpening {
  /** What was noted last; `null` where nothing was. */
  readonly noted: () => Promise<string | null>
  readonly note: (text: string) => Promise<void>
  /** A file to be gone on with after so many bytes; `null` where it has fewer. What comes after them goes. */
  readonly reopen: (
    name: string,
    bytes: number,
  ) => Promise<{ readonly file: SinkFile; readonly kept: ByteSource } | null>
}
