// The flow: sources, sensors and triggers with what goes through them, renewed once a second.

import { ask, follow } from './api.js'
import { Drawing } from './drawing.js'
import { address, element, facts, field, link, search, section, state, table, time } from './page.js'

export async function list({ search: text }, signal) {
  const board = new Board(await ask(['flow'], { search: text }, signal))
  follow(['flow', 'stream'], { search: text }, signal, (flow) => board.take(flow), (problem) => board.lose(problem))
  return [
    element('h1', {}, 'Flow'),
    search('flow', field('Name of a source, sensor or trigger', 'search', text)),
    board.element,
  ]
}

/** What is shown; only its numbers change while the manifests stay as they are. */
class Board {
  #before
  #names
  #cells = new Map()
  #drawing
  #live = element('p', { class: 'note' })
  #bus = element('div')
  #shape = element('div')
  #newest = element('div')

  constructor(flow) {
    this.element = element('div', {}, this.#live, this.#bus, this.#shape, section('Newest events', this.#newest))
    this.take(flow)
  }

  lose(problem) {
    this.#live.textContent = `Not live: ${problem}`
  }

  take(flow) {
    const names = JSON.stringify([flow.sources.map(sourceKey), flow.sensors.map((sensor) =>
      [sensor.name, sensor.dependencies, sensor.triggers.map(({ name }) => name)])])
    if (names !== this.#names) this.#build(flow)
    this.#names = names
    this.#write(flow)
    this.#before = flow
  }

  #build(flow) {
    this.#cells.clear()
    this.#drawing = new Drawing(nodes(flow), edges(flow))
    const cell = (key) => {
      const made = element('span')
      this.#cells.set(key, made)
      return made
    }
    this.#shape.replaceChildren(...[
      flow.more ? element('p', { class: 'note' }, `${flow.more} more sensors: search for some.`) : null,
      this.#drawing.element,
      section('Sources', table('Sources', [
        ['Source', (row) => link(address(['events'], { source: row.source, event: row.event }), `${row.source}/${row.event}`)],
        ['Kind', (row) => row.kind],
        ['Events', (row) => cell(sourceKey(row))],
        ['Problem', (row) => row.problem],
      ], flow.sources)),
      section('Sensors', table('Sensors', [
        ['Sensor', (row) => link(address(['sensors', row.name]), row.name)],
        ['Fired', (row) => cell(`${row.name} fired`)],
        ['Held', (row) => cell(`${row.name} held`)],
        ['Rejected', (row) => cell(`${row.name} rejected`)],
      ], flow.sensors)),
      section('Triggers', table('Triggers', [
        ['Trigger', (row) => link(address(['invocations'], { sensor: row.sensor, trigger: row.name }), `${row.sensor} ${row.name}`)],
        ['Kind', (row) => row.kind],
        ['Succeeded', (row) => cell(`${row.sensor} ${row.name} succeeded`)],
        ['Dead letters', (row) => cell(`${row.sensor} ${row.name} dead`)],
      ], triggers(flow))),
    ].filter((part) => part))
  }

  #write(flow) {
    const [now, before] = [counts(flow), this.#before ? counts(this.#before) : new Map()]
    const seconds = this.#before ? (new Date(flow.at) - new Date(this.#before.at)) / 1000 : 0
    const rate = (key) => seconds > 0 ? Math.max(0, now.get(key) - (before.get(key) ?? now.get(key))) / seconds : 0
    for (const [key, shown] of this.#cells) shown.textContent = `${now.get(key)}${rateText(rate(key))}`
    const figures = new Map([...now.keys()].map((key) => [key, `${now.get(key)}${rateText(rate(key))}`]))
    this.#drawing.update(figures, new Set([...now.keys()].filter((key) => rate(key) > 0)))
    this.#live.textContent = flow.bus.isUp ? '' : 'The bus does not answer.'
    this.#bus.replaceChildren(facts([
      ['Not decided on', `${flow.bus.unread} events${flow.bus.unread ? `, the oldest for ${flow.bus.oldestUnreadSeconds} s` : ''}`],
      ['Held', `${flow.bus.held} events`],
      ['Pending', link(address(['invocations'], { state: 'pending' }), `${flow.bus.pending} invocations`)],
      ['Dead letters', flow.bus.dead
        ? link(address(['invocations'], { state: 'dead' }), state(String(flow.bus.dead), 'bad')) : '0'],
    ]))
    this.#newest.replaceChildren(table('Newest events', [
      ['Time', (row) => time(row.time)],
      ['Source', (row) => `${row.source}/${row.event}`],
      ['Id', (row) => link(address(['events', row.id]), row.id)],
    ], flow.events))
  }
}

const sourceKey = ({ source, event }) => `${source}/${event}`
const triggers = (flow) => flow.sensors.flatMap((sensor) =>
  sensor.triggers.map((trigger) => ({ ...trigger, sensor: sensor.name })))
const rateText = (rate) => rate === 0 ? '' : ` (${rate < 9.95 ? rate.toFixed(1) : Math.round(rate)}/s)`

/** All numbers by their keys; a node's own by the node's key. */
function counts(flow) {
  return new Map([
    ...flow.sources.map((source) => [sourceKey(source), source.stored]),
    ...flow.sensors.flatMap(({ name, decisions }) => [
      [name, decisions.fired], [`${name} fired`, decisions.fired], [`${name} held`, decisions.held],
      [`${name} rejected`, decisions.rejected],
    ]),
    ...triggers(flow).flatMap(({ sensor, name, succeeded, dead }) => [
      [`${sensor} ${name}`, succeeded], [`${sensor} ${name} succeeded`, succeeded], [`${sensor} ${name} dead`, dead],
    ]),
  ])
}

function nodes(flow) {
  return [
    ...flow.sources.map((row) => ({
      key: sourceKey(row), column: 0, name: sourceKey(row), bad: row.problem,
      address: address(['events'], { source: row.source, event: row.event }),
    })),
    ...flow.sensors.map(({ name }) => ({ key: name, column: 1, name, address: address(['sensors', name]) })),
    ...triggers(flow).map((row) => ({
      key: `${row.sensor} ${row.name}`, column: 2, name: row.name, bad: row.dead > 0,
      address: address(['invocations'], { sensor: row.sensor, trigger: row.name }),
    })),
  ]
}

function edges(flow) {
  return flow.sensors.flatMap((sensor) => [
    ...sensor.dependencies.map((dependency) => ({ from: sourceKey(dependency), to: sensor.name })),
    ...sensor.triggers.map(({ name }) => ({ from: sensor.name, to: `${sensor.name} ${name}` })),
  ])
}
