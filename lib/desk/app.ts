import { h, type FunctionComponent, type ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { AnswerRoom } from './rooms/answer-room.ts'
import { KeysRoom } from './rooms/keys-room.ts'
import { OpeningRoom } from './rooms/opening-room.ts'
import { RehearsalRoom } from './rooms/rehearsal-room.ts'
import { SharesRoom } from './rooms/shares-room.ts'
import { languages, preferredLanguage, useWords, wordsIn, WordsContext, type Locale } from './words.ts'

declare const deskVersion: string

const rooms = {
  keys: KeysRoom,
  shares: SharesRoom,
  rehearsal: RehearsalRoom,
  opening: OpeningRoom,
  answer: AnswerRoom,
} as const satisfies Readonly<Record<string, FunctionComponent>>

type Room = keyof typeof rooms

const roomNames = Object.keys(rooms) as readonly Room[]

/** The room that the address names; the list of them otherwise. */
const roomHere = (): Room | null => roomNames.find((room) => location.hash === `#${room}`) ?? null

/** The desk: a list of rooms, and the room one is in. A language chosen holds until the page is closed. */
export function App(): ComponentChildren {
  const [locale, choose] = useState(() => preferredLanguage(navigator.languages))
  const [room, enter] = useState(roomHere)
  useEffect(() => {
    const follow = (): void => {
      enter(roomHere())
    }
    addEventListener('hashchange', follow)
    return () => {
      removeEventListener('hashchange', follow)
    }
  }, [])
  const words = wordsIn(locale)
  useEffect(() => {
    document.documentElement.lang = locale
    const { t } = words
    document.title = room === null ? t('desk.title') : `${t(`${room}.title`)} – ${t('desk.title')}`
  }, [locale, room])
  return h(
    WordsContext.Provider,
    { value: words },
    h('div', { class: 'frame' }, [
      h(Head, { locale, onChoose: choose }),
      h('main', { id: 'content', tabIndex: -1 }, h('div', { class: 'inner' }, h(Rooms, { room }))),
      h(Foot, null),
    ]),
  )
}

function Head({
  locale,
  onChoose,
}: {
  readonly locale: Locale
  readonly onChoose: (locale: Locale) => void
}): ComponentChildren {
  const { t } = useWords()
  return h('header', null, [
    h('a', { class: 'skip', href: '#content', onClick: skipToContent }, t('desk.skip')),
    h('div', { class: 'inner' }, [
      h('a', { class: 'mark', href: '#' }, [h(Mark, null), t('desk.mark')]),
      h('label', { class: 'picker' }, [
        h('span', null, t('desk.language')),
        h(
          'select',
          {
            value: locale,
            onChange: ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }) => {
              onChoose(preferredLanguage([currentTarget.value]))
            },
          },
          languages.map((language) =>
            h('option', { key: language, value: language, lang: language }, ownName(language)),
          ),
        ),
      ]),
    ]),
  ])
}

/** The address names the room one is in: a link into the page must not change it. */
function skipToContent(event: Event): void {
  event.preventDefault()
  document.getElementById('content')?.focus()
}

/** A language's name in itself. */
const ownName = (language: string): string => {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

const Mark = (): ComponentChildren =>
  h('svg', { viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': 'true' }, [
    h('path', {
      d: 'M3 4c2 6 5 9 9 10M21 4c-2 6-5 9-9 10M8 3c1 5 2 8 4 11M16 3c-1 5-2 8-4 11M12 2v19',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 2,
      'stroke-linecap': 'round',
    }),
  ])

function Foot(): ComponentChildren {
  const { t } = useWords()
  return h(
    'footer',
    null,
    h('div', { class: 'inner' }, [
      h('p', null, t('desk.offline')),
      h('p', null, t('desk.version', { version: deskVersion })),
    ]),
  )
}

/**
 * All rooms stay: what was typed in one is there when one comes back to it. Whoever enters hears the room's name first.
 */
function Rooms({ room }: { readonly room: Room | null }): ComponentChildren {
  const heading = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isFirst.current) {
      heading.current?.querySelector<HTMLElement>('section:not([hidden]) h1')?.focus()
      scrollTo(0, 0)
    }
    isFirst.current = false
  }, [room])
  return h('div', { ref: heading }, [
    h('section', { key: 'list', hidden: room !== null }, h(List, null)),
    ...roomNames.map((name) => h('section', { key: name, hidden: room !== name }, h(RoomFrame, { name }))),
  ])
}

function RoomFrame({ name }: { readonly name: Room }): ComponentChildren {
  const { t } = useWords()
  return h('div', { class: 'room' }, [
    h('div', { class: 'stack' }, [
      h('a', { class: 'back', href: '#' }, `← ${t('desk.back')}`),
      h('h1', { tabIndex: -1 }, t(`${name}.title`)),
      h('p', { class: 'lead' }, t(`${name}.intro`)),
    ]),
    h(rooms[name], null),
  ])
}

function List(): ComponentChildren {
  const { t } = useWords()
  return h('div', { class: 'room' }, [
    h('div', { class: 'stack' }, [
      h('h1', { tabIndex: -1 }, t('desk.title')),
      h('p', { class: 'lead' }, t('desk.intro')),
    ]),
    h('div', { class: 'stack' }, [h('h2', null, t('desk.before')), h(Doors, { to: ['keys', 'shares', 'rehearsal'] })]),
    h('div', { class: 'stack' }, [h('h2', null, t('desk.after')), h(Doors, { to: ['opening', 'answer'] })]),
    h('div', { class: 'stack' }, [
      h('h2', null, t('desk.safely')),
      h('ul', { class: 'plain' }, [
        h('li', null, t('desk.safelyOffline')),
        h('li', null, t('desk.safelyOwn')),
        h('li', null, t('desk.safelyClose')),
      ]),
    ]),
  ])
}

function Doors({ to }: { readonly to: readonly Room[] }): ComponentChildren {
  const { t } = useWords()
  return h(
    'ul',
    { class: 'doors' },
    to.map((room) =>
      h(
        'li',
        { key: room },
        h('a', { class: 'door', href: `#${room}` }, [
          h('strong', null, t(`${room}.title`)),
          h('span', null, t(`${room}.about`)),
        ]),
      ),
    ),
  )
}
