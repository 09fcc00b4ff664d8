// @ts-check
/**
 * <colligo-counter>: how many statements of support there are, and a button that leads to the form, on anybody's page.
 * It sets no cookie, keeps nothing, tells us nothing about who reads the page, and asks for a few bytes no more often
 * than they change.
 *
 *   <script type="module" src="https://…/embed.js"></script>
 *   <colligo-counter lang="en" from="partner" accent="#1d4f91"></colligo-counter>
 *
 * lang: one of the 24 official languages; that of the page where absent. from: a partner's code. accent: the button's
 * colour. initiative: the address of another site of the kind, where it is not the one that this script comes from.
 */

/**
 * The words of one language.
 * @typedef {object} CounterWords
 * @property {Readonly<Record<string, string>>} count - A sentence with `{count}` for each plural category of the language.
 * @property {string} sign
 * @property {string} newTab
 * @property {string} practice
 */

/** @type {Readonly<Record<string, CounterWords>>} The server puts them here. */
const allWords = JSON.parse('{}')

const style = `
  :host { display: block; max-width: 26rem; color-scheme: inherit; font-family: inherit; line-height: 1.5 }
  :host([hidden]) { display: none }
  section {
    --accent: #1d4f91; --on-accent: #fff;
    padding: 1.25rem; border: 1px solid; border-radius: .875rem;
    color: #1a1d24; background: #fff; border-color: #dedad0;
    color: light-dark(#1a1d24, #eceae4); background: light-dark(#fff, #1c1f26); border-color: light-dark(#dedad0, #363b46);
  }
  p { margin: 0 0 .75rem }
  .count { font-size: 1.25em; font-weight: 600 }
  .practice { font-size: .875em; font-weight: 600 }
  svg { display: block; width: 100%; height: 2rem; margin: 0 0 1rem; fill: none; stroke-width: 3.4; forced-color-adjust: none }
  .open { stroke: #dedad0; stroke: light-dark(#dedad0, #363b46) }
  .done { stroke: var(--accent) }
  a {
    display: flex; box-sizing: border-box; min-height: 2.75rem; align-items: center; justify-content: center; padding: .5rem 1rem;
    border: 1px solid transparent; border-radius: .5rem; font-weight: 600; text-align: center; text-decoration: none;
    color: var(--on-accent); background: var(--accent);
  }
  a:hover { text-decoration: underline }
  a:focus-visible { outline: 3px solid #e8a200; outline-offset: 2px }
  .away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`

/** Milliseconds between two questions, at least and at most, whatever a reader's clock says; and after no answer. */
const [leastPause, mostPause, pauseAfterFailure] = [60_000, 30 * 60_000, 5 * 60_000]

class ColligoCounter extends HTMLElement {
  static observedAttributes = ['lang', 'from', 'accent', 'initiative']

  /** @type {{ total: number | null, goal: number, nextAt: string, isOpen: boolean, isPractice: boolean } | null} */
  #figures = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer

  connectedCallback() {
    this.#draw()
    this.#refresh()
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#draw()
  }

  /** Where the initiative is. */
  get #origin() {
    return new URL(this.getAttribute('initiative') ?? '', import.meta.url).origin
  }

  get #language() {
    const wanted = this.getAttribute('lang') ?? this.closest('[lang]')?.getAttribute('lang') ?? 'en'
    const language = wanted.slice(0, 2).toLowerCase()
    return language in allWords ? language : 'en'
  }

  async #refresh() {
    clearTimeout(this.#timer)
    let pause = pauseAfterFailure
    try {
      const answer = await fetch(`${this.#origin}/api/v1/count`, { credentials: 'omit', referrerPolicy: 'no-referrer' })
      if (answer.ok) {
        this.#figures = await answer.json()
        this.#draw()
        pause = pauseUntil(this.#figures?.nextAt ?? '')
      }
    } catch {
      // The button works without figures.
    }
    // Spread over a minute: else all pages in the world would ask in the same second.
    this.#timer = setTimeout(() => this.#whenSeen(), pause + Math.random() * 60_000)
  }

  /** A page that nobody looks at does not ask. */
  #whenSeen() {
    if (!this.isConnected) return
    if (document.visibilityState === 'visible') void this.#refresh()
    else document.addEventListener('visibilitychange', () => this.#whenSeen(), { once: true })
  }

  #draw() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    if (root.adoptedStyleSheets.length === 0) {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(style)
      root.adoptedStyleSheets = [sheet]
    }
    const words = allWords[this.#language]
    if (words === undefined) return
    const section = element('section', { lang: this.#language })
    colour(section, this.getAttribute('accent'))
    if (this.#figures?.isPractice === true) section.append(element('p', { class: 'practice' }, words.practice))
    if (this.#figures !== null && this.#figures.total !== null) {
      const { total, goal } = this.#figures
      section.append(...this.#progress({ total, goal }, words))
    }
    if (this.#figures?.isOpen !== false) section.append(this.#button(words))
    root.replaceChildren(section)
  }

  /** @param {{ total: number, goal: number }} figures @param {CounterWords} words */
  #progress({ total, goal }, words) {
    const sentence = words.count[new Intl.PluralRules(this.#language).select(total)] ?? words.count['other'] ?? ''
    const number = new Intl.NumberFormat(this.#language).format(total)
    return [element('p', { class: 'count' }, sentence.replace('{count}', number)), strokes(total / goal)]
  }

  /** @param {CounterWords} words */
  #button(words) {
    const channel = this.getAttribute('from') ?? ''
    const query = /^[a-z0-9-]{2,24}$/u.test(channel) ? `?from=${channel}` : ''
    const href = `${this.#origin}/${this.#language}/sign${query}`
    const link = element('a', { href, target: '_blank', rel: 'noopener' }, words.sign)
    link.append(element('span', { class: 'away' }, ` (${words.newTab})`))
    return link
  }
}

/** @param {string} nextAt */
function pauseUntil(nextAt) {
  const pause = Date.parse(nextAt) - Date.now()
  return Number.isNaN(pause) ? pauseAfterFailure : Math.min(mostPause, Math.max(leastPause, pause))
}

/**
 * @param {string} name @param {Readonly<Record<string, string>>} attributes
 * @param {string} [text]
 */
function element(name, attributes, text = '') {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.textContent = text
  return made
}

/** The strokes by which people have always counted. An ornament: the words say the same. @param {number} share */
function strokes(share) {
  const done = share > 0 ? Math.max(1, Math.floor(Math.min(1, share) * 50)) : 0
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 300 30')
  svg.setAttribute('preserveAspectRatio', 'none')
  svg.setAttribute('aria-hidden', 'true')
  for (const [name, from, to] of /** @type {const} */ ([
    ['open', done, 50],
    ['done', 0, done],
  ])) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.setAttribute('class', name)
    path.setAttribute('d', Array.from({ length: to - from }, (_, at) => `M${(from + at) * 6 + 3} 1v28`).join(''))
    svg.append(path)
  }
  return svg
}

/** Takes over a colour, and black or white on it, whichever can be read better. @param {HTMLElement} section @param {string | null} accent */
function colour(section, accent) {
  if (accent === null || !/^#[0-9a-f]{6}$/iu.test(accent)) return
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(accent.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  const light = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
  section.style.setProperty('--accent', accent)
  section.style.setProperty('--on-accent', light > 0.179 ? '#000' : '#fff')
}

// Somebody may put the script into a page twice.
if (customElements.get('colligo-counter') === undefined) customElements.define('colligo-counter', ColligoCounter)
