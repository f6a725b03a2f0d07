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
  return read(await (await call('GET', path, query, undefined, signal)).text())
}

/** The answer as it is, for what is no JSON. */
export async function askText(path, query, signal) {
  return (await call('GET', path, query, undefined, signal)).text()
}

/** Has the gateway do something. */
export async function send(path, query, body, signal) {
  return read(await (await call('POST', path, query, body, signal)).text())
}

/** Hands over each line of JSON as it comes. */
export async function sendForLines(path, body, signal, take) {
  const response = await call('POST', path, {}, body, signal)
  await pieces(response, '\n', signal, (line) => take(read(line)))
}

/** Hands over each server-sent event, and begins again when the connection ends, until `signal`. */
export async function follow(path, query, signal, take, lose) {
  while (!signal.aborted) {
    try {
      const response = await call('GET', path, query, undefined, signal)
      await pieces(response, '\n\n', signal, (event) => {
        const [name, data] = ['event: ', 'data: '].map((field) =>
          event.split('\n').find((line) => line.startsWith(field))?.slice(field.length))
        if (name === 'problem') lose(read(data).error)
        else if (data) take(read(data))
      })
    } catch (error) {
      if (error.name === 'AbortError') return
      lose(error.message)
      if (error.status === 401) return
    }
    await new Promise((done) => setTimeout(done, 2000))
  }
}

async function call(method, path, query, body, signal) {
  // A plus is a plus to the gateway.
  const asked = new URLSearchParams(Object.entries(query ?? {}).filter(([, value]) => value)).toString().replaceAll('+', '%20')
  const headers = token.get() ? { Authorization: `Bearer ${token.get()}` } : {}
  const address = `api/${path.map(encodeURIComponent).join('/')}${asked && `?${asked}`}`
  let response
  try {
    const content = body === undefined ? undefined : JSON.stringify(body)
    response = await fetch(address, { method, headers, signal, cache: 'no-store', body: content })
  } catch (error) {
    if (error.name === 'AbortError') throw error
    throw new Refusal(0, 'the gateway does not answer; is it running?')
  }
  if (!response.ok) throw new Refusal(response.status, problem(await response.text()) ?? response.statusText)
  return response
}

/** The parts of an answer that `end` separates, as they come. */
async function pieces(response, end, signal, take) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { value, done } = await reader.read()
    text += value ?? ''
    const parts = text.split(end)
    text = done ? '' : parts.pop()
    for (const part of parts) if (part.trim() && !signal?.aborted) take(part)
    if (done) return
  }
}

/** With what is wrong in manifests, a line each. */
function problem(text) {
  try {
    const { error, problems } = JSON.parse(text)
    return [error, ...problems ?? []].join('\n')
  } catch { return null }
}

/** Numbers that JavaScript would round stay as they were written. */
function read(text) {
  return JSON.parse(text, (_, value, context) => {
    const isRounded = typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
    return isRounded && JSON.rawJSON ? JSON.rawJSON(context.source) : value
  })
}
