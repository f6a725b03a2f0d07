// The admin API with its token. The token stays in this tab: a cookie would go to every port of this host.

const key = 'signalbox-token'

export const token = {
  get: () => sessionStorage.getItem(key),
  keep: (text) => sessionStorage.setItem(key, text),
  forget: () => sessionStorage.removeItem(key),
}

/** What the gateway refused, in its words; `status` is 0 when it could not be reached. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

/** Asks the gateway; `signal` gives up when the reader goes elsewhere. */
export async function ask(path, query, signal) {
  const asked = new URLSearchParams(Object.entries(query ?? {}).filter(([, value]) => value))
  const headers = token.get() ? { Authorization: `Bearer ${token.get()}` } : {}
  const address = `api/${path.map(encodeURIComponent).join('/')}${asked.size ? `?${asked}` : ''}`
  let response, text
  try {
    response = await fetch(address, { headers, signal, cache: 'no-store' })
    text = await response.text()
  } catch (error) {
    if (error.name === 'AbortError') throw error
    throw new Refusal(0, 'the gateway does not answer; is it running?')
  }
  if (!response.ok) throw new Refusal(response.status, problem(text) ?? response.statusText)
  return read(text)
}

function problem(text) {
  try { return JSON.parse(text).error } catch { return null }
}

/** Numbers that JavaScript would round stay as they were written. */
function read(text) {
  return JSON.parse(text, (_, value, context) => {
    const isRounded = typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
    return isRounded && JSON.rawJSON ? JSON.rawJSON(context.source) : value
  })
}
