import { spawn } from 'node:child_process'

/** Has a backup made while a server runs, by the command that its schedule runs. */
export async function backUpBeside(dataFolder: string, folder: string): Promise<void> {
  const words = ['lib/cli/backup.ts', '--json', '--data', dataFolder, '--to', folder]
  const backup = spawn(process.execPath, words, { stdio: 'ignore' })
  const code = await new Promise((resolve) => backup.once('exit', resolve))
  if (code !== 0) throw new Error('The backup was not made.')
}
