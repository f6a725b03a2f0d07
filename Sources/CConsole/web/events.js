// Events: what came, and what became of it.

import { ask } from './api.js'
import { address, element, facts, field, json, link, pages, search, section, state, table, time } from './page.js'

const rowsPerPage = 50

const manners = {
  fired: 'good', held: 'wait', filtered: 'off', replaced: 'off', dropped: 'off', reset: 'off', expired: 'off',
  transformError: 'bad', filterError: 'bad', keyError: 'bad', buried: 'bad',
}

export async function list(query, signal) {
  if (query.id) {
    location.replace(address(['events', query.id]))
    return []
  }
  const { source, event, before } = query
  const rows = await ask(['events'], { source, event, before, limit: String(rowsPerPage) }, signal)
  return [
    element('h1', {}, 'Events'),
    search('events', field('Source', 'source', source), field('Event', 'event', event), field('Id', 'id', '')),
    table('Events', [
      ['Time', (row) => time(row.time)],
      ['Source', (row) => row.source],
      ['Event', (row) => row.event],
      ['Kind', (row) => row.type],
      ['Id', (row) => link(address(['events', row.id]), row.id)],
      ['Size', (row) => `${row.dataBytes} B`],
    ], rows),
    pages('events', { source, event, before }, rows, rowsPerPage, (row) => String(row.sequence)),
  ]
}

export async function show(id, signal) {
  const event = await ask(['events', id], {}, signal)
  return [
    element('h1', {}, `Event ${event.id}`),
    facts([
      ['Source', link(address(['events'], { source: event.source }), event.source)],
      ['Event', link(address(['events'], { source: event.source, event: event.event }), event.event)],
      ['Kind', event.type],
      ['Time', time(event.time)],
      ['Sequence', String(event.sequence)],
      ['Size', `${event.dataBytes} bytes`],
    ]),
    section('What became of it', event.outcomes.length ? outcomes(event.outcomes)
      : element('p', { class: 'note' }, 'No sensor has decided on it: none waits for it, or it is still to be read.')),
    event.producer ? section('What its producer said', facts(Object.entries(event.producer))) : null,
    section('Data', json(event.data)),
  ]
}

function outcomes(rows) {
  return table('What became of it', [
    ['Sensor', (row) => row.sensor],
    ['Dependency', (row) => row.dependency],
    ['Trigger', (row) => row.trigger ?? ''],
    ['Verdict', (row) => state(row.verdict, manners[row.verdict])],
    ['Reason', (row) => reason(row)],
  ], rows)
}

/** What fired, and what could not be rendered, is told by the invocation. */
function reason(row) {
  const leads = row.verdict === 'fired' || row.verdict === 'buried'
  return leads ? link(address(['invocations', row.detail]), row.detail) : row.detail
}
