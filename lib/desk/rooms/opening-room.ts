import { h, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Facts, Notice } from '../parts/controls.ts'
import { FileField } from '../parts/file-field.ts'
import { Step, Steps, stepState } from '../parts/step.ts'
import type { ChosenExport, OpeningOrder } from '../open-in-worker.ts'
import type { MadePackage } from '../opening-messages.ts'
import { readHeader } from '../read-header.ts'
import { useUnsaved } from '../unsaved.ts'
import { useWords } from '../words.ts'
import { factsOf } from './export-facts.ts'
import { Made } from './made-package.ts'
import { OpeningKeys } from './opening-keys.ts'
import { OpeningWait } from './opening-wait.ts'

/** Where an opening stands. A problem leads back to the beginning, with everything that was given still there. */
type Stage =
  | { readonly at: 'asking'; readonly problem: string | null }
  | { readonly at: 'opening'; readonly order: OpeningOrder }
  | { readonly at: 'made'; readonly made: MadePackage }

/** Opens an export into the package for the competent authority. */
export function OpeningRoom(): ComponentChildren {
  const { t } = useWords()
  const [chosen, choose] = useState<ChosenExport | null>(null)
  const [stage, go] = useState<Stage>({ at: 'asking', problem: null })
  const [isSaved, save] = useState(false)
  useUnsaved(stage.at === 'opening' || (stage.at === 'made' && !isSaved))
  const openable = openableIn(chosen)
  const begin = (found: ChosenExport | null): void => {
    choose(found)
    go({ at: 'asking', problem: null })
    save(false)
  }
  return h(Steps, null, [
    h(Step, {
      title: t('opening.fileStep'),
      state: stepState(true, chosen !== null),
      children: h(ExportFile, { chosen, isLocked: stage.at !== 'asking', onChosen: begin }),
    }),
    h(Step, {
      title: t('opening.keyStep'),
      state: stepState(openable !== null, stage.at !== 'asking'),
      children: [
        h(Problem, { stage }),
        openable === null || stage.at === 'made'
          ? null
          : h(OpeningKeys, {
              key: openable.file.name + String(openable.file.lastModified),
              header: openable.header,
              isHidden: stage.at !== 'asking',
              onReady: (order) => {
                go({ at: 'opening', order })
              },
            }),
      ],
    }),
    h(Step, {
      title: t('opening.openingStep'),
      state: stepState(stage.at !== 'asking', stage.at === 'made'),
      children:
        chosen === null || stage.at !== 'opening'
          ? null
          : h(OpeningWait, {
              chosen,
              order: stage.order,
              onProblem: (problem) => {
                go({ at: 'asking', problem })
              },
              onMade: (made) => {
                go({ at: 'made', made })
              },
            }),
    }),
    h(Step, {
      title: t('opening.saveStep'),
      state: stepState(stage.at === 'made', false),
      children:
        stage.at === 'made'
          ? h(Made, {
              made: stage.made,
              isSaved,
              onSaved: () => {
                save(true)
              },
              onAnother: () => {
                begin(null)
              },
            })
          : null,
    }),
  ])
}

/** What organisers' keys open: not what was sealed to the authority as it arrived. */
const openableIn = (chosen: ChosenExport | null): ChosenExport | null =>
  chosen?.header.sealedTo === undefined ? chosen : null

function Problem({ stage }: { readonly stage: Stage }): ComponentChildren {
  if (stage.at !== 'asking' || stage.problem === null) return null
  return h(Notice, { look: 'stop', isNews: true, children: h('p', null, stage.problem) })
}

function ExportFile(props: {
  readonly chosen: ChosenExport | null
  readonly isLocked: boolean
  readonly onChosen: (chosen: ChosenExport | null) => void
}): ComponentChildren {
  const words = useWords()
  const { t } = words
  const { chosen, isLocked, onChosen } = props
  const [isWrong, tell] = useState(false)
  const read = async (file: File | null): Promise<void> => {
    const header = file === null ? null : await readHeader(file)
    tell(file !== null && header === null)
    onChosen(file === null || header === null ? null : { file, header })
  }
  return h('div', { class: 'stack' }, [
    isLocked
      ? null
      : h(FileField, {
          label: t('opening.file'),
          hint: t('opening.fileHint'),
          accept: '.colligo,.jsonl',
          file: chosen?.file ?? null,
          problem: isWrong ? t('opening.problems.not-an-export') : null,
          onChoose: (file) => void read(file),
        }),
    chosen === null ? null : h(Facts, { facts: factsOf(chosen.header, words) }),
    chosen?.header.sealedTo === undefined
      ? null
      : h(Notice, { look: 'stop', isNews: true, children: h('p', null, t('opening.problems.for-authority')) }),
    chosen?.header.isPractice === true
      ? h(Notice, { look: 'warn', children: h('p', null, t('opening.practice')) })
      : null,
  ])
}
