// Schedules: when calendars and CronWorkflows tick next, and what was missed.

import { ask } from './api.js'
import { element, state, table, time } from './page.js'

export async function list(_, signal) {
  const { items, problem } = await ask(['schedules'], {}, signal)
  return [
    element('h1', {}, 'Schedules'),
    problem ? element('p', { class: 'alert' }, problem) : null,
    table('Schedules', [
      ['Name', (row) => row.name],
      ['Kind', (row) => row.kind],
      ['Rule', (row) => element('code', {}, row.rule)],
      ['Last', (row) => time(row.last)],
      ['Next', (row) => row.problem ? state(row.problem, 'bad') : row.isSuspended ? state('suspended', 'off') : ticks(row.next)],
      ['Missed', (row) => row.missed === null ? '' : row.missed ? state(String(row.missed), 'bad') : '0'],
    ], items),
  ]
}

/** The first one, and the others when somebody wants to see them. */
function ticks([first, ...others]) {
  if (!first) return 'never'
  if (!others.length) return time(first)
  return element('details', {}, element('summary', {}, time(first)),
    element('ol', { start: '2' }, others.map((tick) => element('li', {}, time(tick)))))
}
