// The console: shows what the address after # names, and asks for the token where one is wanted.

import { Refusal, token } from './api.js'
import * as events from './events.js'
import * as flow from './flow.js'
import * as invocations from './invocations.js'
import { listen } from './keys.js'
import { element } from './page.js'
import * as schedules from './schedules.js'
import * as sensors from './sensors.js'
import * as workflows from './workflows.js'

const views = { flow, events, invocations, sensors, workflows, schedules }
const content = document.getElementById('content')
const status = document.getElementById('status')
const menu = document.querySelector('nav')
const leave = document.getElementById('leave')
let under = new AbortController()

/** The address after #: `/events/ID` or `/events?source=…`. */
function place() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?')
  const [name, ...rest] = path.split('/').map(decoded)
  const id = rest.join('/')
  return { name, id, query: Object.fromEntries(new URLSearchParams(query)) }
}

/** A part of the address; as it stands where its percent signs escape nothing. */
function decoded(text) {
  try { return decodeURIComponent(text) } catch { return text }
}

async function render() {
  under.abort()
  under = new AbortController()
  const { signal } = under
  const { name, id, query } = place()
  const view = views[name]
  if (!view) return location.replace('#/flow')
  mark(name)
  status.textContent = 'Loading'
  try {
    const shown = await (id && view.show ? view.show(id, signal) : view.list(query, signal))
    if (!signal.aborted) put(...shown)
  } catch (error) {
    if (error.name === 'AbortError') return
    if (error.status === 401) login(token.get() ? 'This token is not, or no longer, that of the gateway.' : '')
    else complain(error)
  } finally {
    if (!signal.aborted) status.textContent = ''
  }
}

function mark(name) {
  menu.hidden = false
  leave.hidden = !token.get()
  for (const item of menu.querySelectorAll('a')) {
    if (item.hash === `#/${name}`) item.setAttribute('aria-current', 'page')
    else item.removeAttribute('aria-current')
  }
}

/** Shows it, and takes keyboard and screen reader to its beginning. */
function put(...shown) {
  content.replaceChildren(...shown.filter((part) => part))
  const title = content.querySelector('h1')?.textContent
  document.title = title ? `${title} – Signalbox` : 'Signalbox'
  content.focus({ preventScroll: true })
  scrollTo(0, 0)
}

function complain(error) {
  if (!(error instanceof Refusal)) console.error(error)
  put(
    element('h1', {}, error.status === 404 ? 'Not found' : 'This cannot be shown'),
    element('p', { class: 'alert', role: 'alert' }, error.message),
    element('button', { type: 'button', onclick: render }, 'Try again'))
}

function login(problem) {
  menu.hidden = leave.hidden = true
  const input = element('input', { id: 'token', type: 'password', autocomplete: 'off', required: '' })
  put(
    element('h1', {}, 'Which token?'),
    problem ? element('p', { class: 'alert', role: 'alert' }, problem) : null,
    element('form', { class: 'login', onsubmit: (event) => enter(event, input) },
      element('p', {}, 'The gateway leaves its token in a file that only its own user can read; it says where at its ',
        'start. With ', element('code', {}, '--admin-token-file'), ' it is the one in that file.'),
      element('label', {}, 'Token of the admin API', input),
      element('button', { type: 'submit' }, 'Open'),
      element('p', { class: 'note' }, 'It is kept until this tab is closed, and goes to this gateway alone.')))
  input.focus()
}

async function enter(event, input) {
  event.preventDefault()
  token.keep(input.value.trim())
  await render()
}

leave.addEventListener('click', () => {
  token.forget()
  render()
})
addEventListener('hashchange', render)
listen()
render()
