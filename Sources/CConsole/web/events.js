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
  const [event, explained] = await Promise.all([
    ask(['events', id], {}, signal), ask(['events', id, 'explanation'], {}, signal)])
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
      : element('p', { class: 'note' }, 'No sensor has decided on it.')),
    section('Why', explanation(explained)),
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
  return leads ? link(address(['invocations', row.detail.split(':')[0]]), row.detail) : row.detail
}

const checks = { accepted: 'good', rejected: 'off', filtered: 'off', failed: 'bad', filterError: 'bad', transformError: 'bad' }

/** Each decision taken apart: what each filter wanted and saw, what the transform made, what is missing. */
function explanation({ sensors, silence }) {
  if (silence) return element('p', { class: 'note' }, silence)
  return sensors.map((sensor) => element('article', { class: 'why', 'aria-label': sensor.sensor },
    element('h3', {}, link(address(['sensors', sensor.sensor]), sensor.sensor)),
    sensor.problem ? element('p', { class: 'alert' }, sensor.problem) : null,
    sensor.dependencies.map(dependency), sensor.triggers.map(trigger)))
}

function dependency({ dependency: name, verdict, detail, filters, transformed, anyKindIsEnough }) {
  return element('div', {},
    element('p', {}, 'Dependency ', element('strong', {}, name), ' ', verdict ? state(verdict, checks[verdict]) : null,
      filters?.length ? null : ` ${detail ?? ''}`),
    anyKindIsEnough ? element('p', { class: 'note' }, 'One kind of filter that passes is enough (filtersLogicalOperator: or).')
      : null,
    filters?.length ? element('ul', { class: 'checks' }, filters.map((filter) =>
      element('li', {}, state(filter.verdict, checks[filter.verdict]), ' ', filter.text))) : null,
    transformed === undefined ? null : element('details', {}, element('summary', {}, 'After the transform'), json(transformed)))
}

function trigger({ trigger: name, verdict, detail, waiting, invocation }) {
  const workflow = invocation?.object
  return element('div', {},
    element('p', {}, 'Trigger ', element('strong', {}, name), ' ', state(verdict, manners[verdict]), ' ',
      invocation ? link(address(['invocations', invocation.id]), `invocation is ${invocation.state}`) : detail),
    waiting ? element('p', { class: 'note' }, `Waits for ${waiting.for.join(', ')} since `, time(waiting.since)) : null,
    workflow ? element('p', {}, 'Workflow ',
      link(address(['workflows', `${workflow.namespace}/${workflow.name}`]), `${workflow.namespace}/${workflow.name}`), ' ',
      workflow.phase ?? workflow.problem ?? '', ' ', workflow.message ?? '') : null)
}
