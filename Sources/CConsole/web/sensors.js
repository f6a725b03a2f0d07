// Sensors: what runs, and an editor that tries what it holds against recent events before anything is changed.

import { ask, send, sendForLines } from './api.js'
import { action, address, element, facts, json, link, section, state, table, time } from './page.js'
import { yaml } from './yaml.js'

/** How many of the newest events a trial decides on again. */
const sizes = ['50', '200', '1000']
/** Firings that a trial lists; the rest is counted. */
const maximumFirings = 50
/** After the last key. */
const pause = 700

const manners = { same: 'good', changed: 'wait', new: 'wait', gone: 'bad', unknown: 'off' }
const meanings = {
  same: 'fire as they did', changed: 'fire with another object', new: 'fire, and did not', gone: 'do not fire, and did',
  unknown: 'cannot be said',
}

export async function list(_, signal) {
  const { items } = await ask(['sensors'], {}, signal)
  return [
    element('h1', {}, 'Sensors'),
    table('Sensors', [
      ['Sensor', (row) => link(address(['sensors', full(row)]), full(row))],
      ['Listens to', (row) => row.spec.dependencies.map((one) => `${one.eventSourceName}/${one.eventName}`).join(', ')],
      ['Triggers', (row) => row.spec.triggers.map((one) => one.template?.name).join(', ')],
      ['Held', (row) => String(row.status.held.length)],
      ['Pending', (row) => String(row.status.pending)],
      ['From', (row) => row.status.from],
    ], items),
  ]
}

const full = ({ metadata }) => `${metadata.namespace}/${metadata.name}`

export async function show(id, signal) {
  const { items } = await ask(['sensors'], {}, signal)
  const sensor = items.find((one) => full(one) === id)
  if (!sensor) return [element('h1', {}, 'Not found'), element('p', { class: 'alert' }, `no sensor '${id}' runs`)]
  const { status, ...manifest } = sensor
  const editor = new Editor(yaml(manifest), status.from, signal)
  return [
    element('h1', {}, `Sensor ${id}`),
    facts([
      ['From', status.from], ['Generation', String(status.generation)], ['Held', `${status.held.length} events`],
      ['Pending', link(address(['invocations'], { sensor: id, state: 'pending' }), `${status.pending} invocations`)],
      ['Invocations', link(address(['invocations'], { sensor: id }), 'all of them')],
    ]),
    section('Why it fired, or did not, in the last hour', await story(id, signal)),
    section('Manifest', editor.element),
  ]
}

/** What `signalbox explain --sensor` says. */
async function story(id, signal) {
  const [namespace, ...name] = id.split('/')
  const told = await ask(['sensors', namespace, name.join('/'), 'explanation'], {}, signal)
  return [
    element('p', {}, told.fired ? `It fired ${told.fired} times.` : 'It did not fire.'),
    element('ul', { class: 'checks' },
      told.dependencies.map((one) => element('li', {}, `${one.dependency}: ${one.came}${one.isCut ? ' or more' : ''} `,
        `events came of ${one.source}/${one.event}`, one.last ? [', the last ', time(one.last)] : null)),
      told.reasons.map((one) => element('li', {}, state(`${one.count} ${one.verdict}`, 'off'), ` ${one.rule}: ${one.detail}`, ' ',
        link(address(['events', one.example]), 'for example'))),
      told.held.map((one) => element('li', {}, state('held', 'wait'), ` for ${one.for.join(', ')} since `, time(one.since), ' ',
        link(address(['events', one.event]), one.event))),
      told.nearest ? element('li', {}, 'nearest miss: ', link(address(['events', told.nearest.event]), told.nearest.event),
        ` passed ${told.nearest.passed} of ${told.nearest.of}: ${told.nearest.detail}`) : null),
  ]
}

class Editor {
  #signal
  #trial = new AbortController()
  #timer
  #text
  #count
  #verdict = element('div', { 'aria-live': 'polite' })
  #plan = element('div', { 'aria-live': 'polite' })

  /** `from` is the file that it comes from, or `applied`. */
  constructor(text, from, signal) {
    const isApplied = from === 'applied'
    this.#signal = signal
    signal.addEventListener('abort', () => this.#cancel())
    this.#text = element('textarea', {
      spellcheck: 'false', rows: String(Math.min(40, text.split('\n').length + 1)), 'aria-label': 'Manifest',
      oninput: () => this.#later(),
    })
    this.#text.value = text
    this.#count = element('select', { onchange: () => this.#later() },
      sizes.map((size) => element('option', { value: size }, size)))
    this.element = element('div', { class: 'editor' },
      this.#text,
      element('label', {}, 'Try it on the newest events', this.#count),
      this.#verdict,
      element('p', { class: 'deeds' },
        action('What would this edit do?', () => this.#preview()),
        isApplied ? action('Apply', () => this.#apply())
          : action('Copy', () => navigator.clipboard.writeText(this.#text.value).then(() => 'copied'))),
      this.#plan,
      element('p', { class: 'note' }, isApplied ? 'It is shown without comments.'
        : `It is shown as it was read, without comments. It is changed where it comes from: ${from || 'the cluster'}.`))
    this.#try()
  }

  get #edit() { return { texts: [{ file: 'console.yaml', text: this.#text.value }] } }

  #cancel() {
    clearTimeout(this.#timer)
    this.#trial.abort()
  }

  #later() {
    this.#cancel()
    if (!this.#signal.aborted) this.#timer = setTimeout(() => this.#try(), pause)
  }

  /** Decides again on the newest events, and makes nothing. */
  async #try() {
    this.#trial = new AbortController()
    const { signal } = this.#trial
    const firings = []
    let summary
    try {
      const events = await ask(['events'], { limit: this.#count.value || sizes[0] }, signal)
      if (!events.length) return this.#verdict.replaceChildren(element('p', { class: 'note' }, 'There are no events yet.'))
      await sendForLines(['replays'], { ...this.#edit, since: events.at(-1).time }, signal, (line) => {
        if (line.error) throw new Error(line.error)
        if (line.firing && firings.length < maximumFirings) firings.push(line.firing)
        summary = line.summary ?? summary
      })
    } catch (error) {
      if (error.name !== 'AbortError') this.#verdict.replaceChildren(element('p', { class: 'alert lines' }, error.message))
      return
    }
    if (!signal.aborted && summary) this.#verdict.replaceChildren(...trial(summary, firings))
  }

  async #preview() {
    const plan = await send(['manifests', 'diff'], {}, this.#edit)
    this.#plan.replaceChildren(json(plan))
  }

  async #apply() {
    const plan = await send(['manifests', 'apply'], {}, this.#edit)
    this.#plan.replaceChildren(json(plan))
    return 'applied'
  }
}

function trial(summary, firings) {
  const counts = Object.entries(meanings).filter(([verdict]) => summary[verdict])
  return [
    element('p', {}, `Of ${summary.events} events: `,
      counts.length ? counts.map(([verdict, meaning], index) =>
        [index ? ', ' : '', state(`${summary[verdict]} ${meaning}`, manners[verdict])]) : 'none fires, and none did.'),
    firings.length ? table('Firings', [
      ['Verdict', (row) => state(row.verdict, manners[row.verdict])],
      ['Trigger', (row) => row.trigger],
      ['Events', (row) => row.events.map((id, index) => [index ? ', ' : '', link(address(['events', id]), id)])],
      ['Changes', (row) => row.changes.length ? element('pre', { tabindex: '0' }, row.changes.join('\n')) : ''],
      ['Object', (row) => row.object ? object(row.object) : ''],
    ], firings) : null,
    ...(summary.notes ?? []).map((note) => element('p', { class: 'note' }, note)),
  ].filter((part) => part)
}

/** Made when somebody looks: fifty large ones at once would make the page stand still. */
function object(value) {
  const details = element('details', {
    ontoggle() { if (details.childElementCount === 1) details.append(json(yaml(value))) },
  }, element('summary', {}, 'shown'))
  return details
}
