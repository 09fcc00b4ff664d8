import { resolve } from 'node:path'

/** A path as somebody typed it: `./run` works in our own folder, but they stand in theirs, which it names. */
export const pathGiven = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path)
