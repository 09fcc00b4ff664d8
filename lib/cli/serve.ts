import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { readEnvironment } from '#lib/config/environment'
import { whatIsUnsafe } from '#lib/config/safe-start'
import { requireFreePort, supervise } from '#lib/serving/supervisor'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

/** Serves the built site until it is told to stop. This process only watches; `lib/serving` does the work. */
const { values } = optionsOr('Usage: ./run start [--port N] [--hostname ADDRESS]', {
  options: {
    port: { type: 'string', default: '3000' },
    hostname: { type: 'string', default: '0.0.0.0' },
    dev: { type: 'boolean', default: false },
  },
})
const port = Number(values.port)
if (!Number.isInteger(port) || port < 1 || port > 65_535) stop('--port takes a number from 1 to 65535.', 2)

const environment = environmentOr()
if (!values.dev) stopWhereUnsafe()
try {
  await requireFreePort({ port, host: values.hostname })
} catch (error) {
  stop(`Cannot serve on port ${values.port}: ${error instanceof Error ? error.message : String(error)}`)
}
upgrade()
supervise({
  port: values.port,
  hostname: values.hostname,
  processes: environment.processes,
  isDevelopment: values.dev,
  onServing: () => {
    say(`Serving on port ${values.port}.`)
    process.send?.('serving')
  },
  onEnd: (code) => process.exit(code),
})

/** Before any process opens the database: what the version before can read is kept (`upgrade.ts`). */
function upgrade(): void {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'upgrade.ts')], { stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}

function stopWhereUnsafe(): void {
  const unsafe = whatIsUnsafe(environment)
  if (unsafe.length === 0) return
  stop(`Not started, since it would not be safe:\n${unsafe.map((sentence) => `  ${sentence}`).join('\n')}`)
}

function environmentOr() {
  try {
    return readEnvironment()
  } catch (error) {
    // What is wrong with the environment is a sentence for the hoster.
    return stop(error instanceof Error ? error.message : String(error))
  }
}
