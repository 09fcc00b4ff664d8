import { open } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { sealedBatches, verifyExport } from '#lib/opening/export-file'
import { openFile } from '#lib/opening/node/file-source'
import { nodeSha256 } from '#lib/opening/node/node-machine'
import { startThreads } from '#lib/opening/node/opening-threads'
import { batchSize, inOrder } from '#lib/opening/open-export'
import type { PrivateKey } from '#lib/opening/private-key'
import { xmlHead, xmlStatement, xmlTail } from '#lib/opening/statements-xml'
import { certain } from '#tests/support/certain'

/**
 * Opens an export into `statements.xml` alone, as the command does beside its other files: verified from end to end, opened
 * in as many threads, written to the disk in order.
 *
 * @returns Statements a second.
 */
export async function xmlRate(exported: string, privateKeys: readonly PrivateKey[], to: string): Promise<number> {
  const start = performance.now()
  const source = await openFile(exported)
  if (source === null) throw new Error('there is no export')
  const verified = certain(await verifyExport(source, undefined, nodeSha256))
  const { header, count } = verified
  const expected = { initiative: header.initiative.registrationNumber, memberState: header.memberState }
  const workers = startThreads({ privateKeys, expected }, Math.min(4, availableParallelism()))
  const file = await open(to, 'w', 0o600)
  await file.appendFile(xmlHead(header))
  for await (const opened of inOrder(sealedBatches(source, verified, batchSize, nodeSha256), workers)) {
    if (!opened.ok) throw new Error(opened.problem.problem.code)
    await file.appendFile(opened.value.map(xmlStatement).join(''))
  }
  await file.appendFile(xmlTail)
  await file.sync()
  await file.close()
  await workers.stop()
  await source.close()
  return (count * 1000) / (performance.now() - start)
}
