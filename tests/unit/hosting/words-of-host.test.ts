import { expect, test } from 'vitest'
import { ok, warn } from '#lib/doctor/finding'
import { inWordsOfHost } from '#lib/hosting/words-of-host'

const data = '/srv/colligo/swifts/data'

const said = (mend: string): string | undefined => {
  const chapters = [
    { title: 'Files', findings: [ok('modes', 'All is well.'), warn('folder', 'Something is not.', mend)] },
  ]
  const [chapter] = inWordsOfHost(chapters, 'swifts', data)
  expect(chapter?.findings[0]).toEqual(ok('modes', 'All is well.'))
  return chapter?.findings[1]?.mend
}

test.each([
  [`Run: ./run initiative import FILE --data ${data}`, 'Run: colligo-host run swifts initiative import FILE'],
  [
    `Make one: ./run backup --data ${data} --to /srv/colligo/swifts/backups`,
    'Make one: colligo-host run swifts backup --to /srv/colligo/swifts/backups',
  ],
  [`sudo -u '#998' ./run doctor --data ${data}`, 'colligo-host run swifts doctor'],
  [
    'If one should run: ./run start. If one does',
    'If one should run: systemctl start colligo@swifts.service. If one does',
  ],
  ['git pull && ./run build && ./run start', 'git pull && sh deploy/install-debian.sh && colligo-host upgrade swifts'],
])('a host is told its own command: %s', (mend, told) => {
  expect(said(mend)).toBe(told)
})

test.each([
  'run at home: ./run keys rehearse',
  `./run restore BACKUP --key organisers-private-key.json --to ${data}`,
  'Run: chmod 0700 /srv/colligo/swifts/data',
])('what is not for this machine stays as it is: %s', (mend) => {
  expect(said(mend)).toBe(mend)
})
