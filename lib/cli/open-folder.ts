import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readEnvironment, type Environment } from '#lib/config/environment'
import { pathGiven } from '#lib/config/path-given'
import { openInstance, type Instance } from '#lib/instance/instance'
import { stop } from './terminal.ts'

/**
 * Opens the instance that a command works on: the folder given, or the environment's. Ends the command with the
 * sentence that says what to mend where it does not open.
 *
 * @param mayFound - Whether a folder without a collection becomes one: elsewhere that is a mistyped name.
 */
export function openFolder(
  data: string | undefined,
  { mayFound = false } = {},
): Instance & { readonly organisersOrigin: string } {
  try {
    const environment = readEnvironment()
    const { dataFolder, keysFolder } = foldersOf(data, environment)
    if (!mayFound && !existsSync(join(dataFolder, 'colligo.sqlite'))) {
      return stop(`${dataFolder} holds no collection. First run: ./run initiative import FILE --data ${dataFolder}`)
    }
    return {
      ...openInstance({ ...environment, dataFolder, keysFolder, mayMigrate: false }),
      organisersOrigin: environment.organisersOrigin,
    }
  } catch (error) {
    // What keeps an instance from opening is a sentence for the hoster.
    return stop(error instanceof Error ? error.message : String(error))
  }
}

function foldersOf(data: string | undefined, environment: Environment): Pick<Environment, 'dataFolder' | 'keysFolder'> {
  if (data === undefined) return environment
  const dataFolder = pathGiven(data)
  return { dataFolder, keysFolder: environment.keysFolderGiven ?? join(dataFolder, 'keys') }
}
