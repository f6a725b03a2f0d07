// Invocations: what was to be done, each attempt, and how it ended.

import { ask, send } from './api.js'
import { action, address, element, facts, field, json, link, pages, search, section, state, table, time } from './page.js'

const rowsPerPage = 50

const manners = {
  pending: 'wait', succeeded: 'good', dead: 'bad', skipped: 'off', dropped: 'off', standby: 'off',
  transient: 'bad', permanent: 'bad', pressed: 'wait',
}

export async function list(query, signal) {
  if (query.id) {
    location.replace(address(['invocations', query.id]))
    return []
  }
  const { sensor, trigger, before } = query
  const wanted = query.state
  const asked = { state: wanted, sensor, trigger, before, limit: String(rowsPerPage) }
  const rows = await ask(['invocations'], asked, signal)
  return [
    element('h1', {}, 'Invocations'),
    search('invocations',
      field('State', 'state', wanted, ['pending', 'succeeded', 'dead', 'skipped', 'dropped', 'standby']),
      field('Sensor', 'sensor', sensor), field('Trigger', 'trigger', trigger), field('Id', 'id', '')),
    table('Invocations', [
      ['Created', (row) => time(row.createdAt)],
      ['Sensor', (row) => row.sensor],
      ['Trigger', (row) => row.trigger],
      ['State', (row) => state(row.state, manners[row.state])],
      ['Attempts', (row) => String(row.attempts)],
      ['Id', (row) => link(address(['invocations', row.id]), row.id)],
      ['Message', (row) => row.message],
    ], rows),
    wanted === 'dead' && rows.length ? retryAll({ sensor, trigger }) : null,
    pages('invocations', { state: wanted, sensor, trigger, before }, rows, rowsPerPage, (row) => row.id),
  ]
}

export async function show(id, signal) {
  const invocation = await ask(['invocations', id], {}, signal)
  const isDead = invocation.state === 'dead'
  return [
    element('h1', {}, `Invocation ${invocation.id}`),
    isDead ? element('p', { class: 'alert' }, element('strong', {}, 'Dead letter: '), invocation.message) : null,
    deeds(invocation),
    facts([
      ['State', state(invocation.state, manners[invocation.state])],
      [isDead ? '' : 'Message', isDead ? '' : invocation.message],
      ['Sensor', link(address(['invocations'], { sensor: invocation.sensor }), invocation.sensor)],
      ['Trigger', link(address(['invocations'], { sensor: invocation.sensor, trigger: invocation.trigger }),
        invocation.trigger)],
      ['Kind', invocation.kind],
      ['Waits for', invocation.waitsFor],
      ['Due', time(invocation.dueAt)],
      ['Created', time(invocation.createdAt)],
      ['Updated', time(invocation.updatedAt)],
      ['Manifest revision', invocation.revision],
      ['Tells of', told(invocation)],
    ]),
    section('Events it came from', events(invocation.events)),
    section('Attempts', attempts(invocation.attemptList)),
    invocation.values.length ? section('Values', values(invocation.values)) : null,
    section('What is to be made', json(invocation.request)),
  ]
}

/** A commit status tells what became of another invocation. */
function told(invocation) {
  const id = invocation.request?.workflow?.invocation
  return id ? link(address(['invocations', id]), id) : null
}

function events(rows) {
  return table('Events it came from', [
    ['Dependency', (row) => row.dependency],
    ['Source', (row) => row.source],
    ['Event', (row) => row.event],
    ['Id', (row) => link(address(['events', row.id]), row.id)],
  ], rows)
}

function attempts(rows) {
  return table('Attempts', [
    ['Number', (row) => String(row.number)],
    ['Started', (row) => time(row.startedAt)],
    ['Took', (row) => `${row.milliseconds} ms`],
    ['Result', (row) => state(row.result, manners[row.result])],
    ['Message', (row) => row.message],
  ], rows)
}

function values(rows) {
  return table('Values', [
    ['Parameter', (row) => row.parameter],
    ['From', (row) => row.from],
    ['Because', (row) => row.because ?? ''],
  ], rows)
}

const again = () => dispatchEvent(new HashChangeEvent('hashchange'))

/** What can be done with it: nothing, for most. */
function deeds({ id, state: word }) {
  if (word !== 'dead' && word !== 'pending') return null
  const reason = element('input', { name: 'reason', autocomplete: 'off' })
  return element('p', { class: 'deeds' },
    action(word === 'dead' ? 'Retry' : 'Try now', async () => {
      await send(['invocations', id, 'retry'])
    }, again),
    word === 'dead' ? [element('label', {}, 'Why it is dropped', reason), action('Drop', async () => {
      if (!reason.value.trim()) return 'say why'
      await send(['invocations', id, 'drop'], { reason: reason.value.trim() })
      again()
    })] : null)
}

/** Of those that are asked for, not only of those that are shown. */
function retryAll(query) {
  const names = Object.values(query).filter((name) => name)
  const all = names.length ? query : { all: 'true' }
  return element('p', { class: 'deeds' }, action(`Retry all dead letters${names.length ? ` of ${names.join(', ')}` : ''}`,
    async () => `${(await send(['invocations', 'retry'], all)).retried} are tried again`))
}
