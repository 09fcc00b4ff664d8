import type { DossierFacts } from '../facts.ts'
import { licencesOf } from '../parts/components.ts'
import type { DossierDocument } from '../paper/document.ts'
import { momentText } from './moments.ts'

/** What of others is in it, and under which licences (ASVS 5.0.0, 15.1.2). */
export function componentsDocument({ components: list }: DossierFacts): DossierDocument {
  return {
    name: '12-components-and-licences',
    title: 'Components and licences',
    language: 'en',
    intro: [
      `${String(list.length)} packages of others are installed to serve, Node itself aside. data/sbom.cdx.json has them as CycloneDX 1.5, with digests and with what needs what. Exact versions come from the lockfile, which names a digest of each; versions below the minimums of lib/config/minimum-versions.json stop the build.`,
      'Where a package names no licence in its own description, its LICENSE file says it. Colligo itself is under the EUPL 1.2.',
    ],
    sections: [
      {
        title: 'Licences',
        table: {
          head: ['Licence', 'Packages'],
          rows: licencesOf(list).map(([name, count]) => [name, String(count)]),
          widths: [70, 30],
        },
      },
      {
        title: 'Packages',
        table: {
          head: ['Package', 'Version', 'Licence', 'Digest'],
          rows: list.map((one) => [one.name, one.version, one.licence, one.hasDigest ? 'yes' : 'no']),
          widths: [46, 16, 28, 10],
        },
      },
    ],
  }
}

/** What runs, and how it is set. */
export const buildDocument = ({ build, at, version, system }: DossierFacts): DossierDocument => ({
  name: '13-build-and-configuration',
  title: 'Build and configuration',
  language: 'en',
  intro: [
    `Colligo ${version}, recorded on ${momentText(at)}. data/build.json has the digest of every file. “./run dossier --deviations data/build.json” says later whether the same build runs in the same configuration, and names what differs.`,
    ...(system.isBuilt ? [] : ['NOTHING IS BUILT HERE: this is the record of sources, and not of a site that serves.']),
  ],
  sections: [
    {
      title: 'Digests',
      table: {
        head: ['What', 'SHA-256'],
        rows: [
          ['Build', build.build],
          ['Configuration', build.configuration],
        ],
        widths: [22, 78],
      },
    },
    {
      title: 'What they are made over',
      items: [
        `${String(build.files)} files of the program and its build, the packages that serve in ${String(build.packages)} folders (some stand there in several), and Node ${build.node} itself.`,
        'The settings below. Of secrets there stands that they are set and how their files may be read, never a value or a digest of one: an exchanged secret is not noticed.',
        'Not: the operating system, the front, and what the machine’s administrator could change in this very command. Run it from a copy that you trust.',
      ],
    },
    {
      title: 'Settings in force',
      table: {
        head: ['Setting', 'Value'],
        rows: build.settings.map(({ name, value }) => [name, value]),
        widths: [40, 60],
      },
    },
  ],
})
