import { parseArgs, type ParseArgsConfig } from 'node:util'
import { stop } from './terminal.ts'

/** Reads a command's options; ends it with its usage where they are not understood. */
export function optionsOr<Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    // What parseArgs throws is a sentence about the arguments.
    return stop(`${error instanceof Error ? error.message : ''}\n${usage}`, 2)
  }
}
