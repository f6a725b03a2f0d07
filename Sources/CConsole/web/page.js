// What every view is made of. Text is only ever set as text, so that no payload becomes markup.

/** An element with attributes and children; children that are null or undefined are left out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value)
    else if (value !== null && value !== undefined) made.setAttribute(name, value)
  }
  made.append(...children.flat(2).filter((child) => child !== null && child !== undefined))
  return made
}

/** A table that names its columns in each cell too, for phones, where it becomes a list. */
export function table(caption, columns, rows) {
  if (rows.length === 0) return element('p', { class: 'note' }, 'None.')
  const head = columns.map(([name]) => element('th', { scope: 'col', role: 'columnheader' }, name))
  const body = rows.map((row) =>
    element('tr', { role: 'row' }, columns.map(([name, content]) =>
      element('td', { role: 'cell', 'data-label': name }, element('span', {}, content(row) ?? '')))))
  return element('table', { role: 'table', 'aria-label': caption },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, head)),
    element('tbody', { role: 'rowgroup' }, body))
}

/** Names and values; those without a value are left out. */
export function facts(pairs) {
  return element('dl', {}, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]))
}

export function section(title, ...content) {
  return element('section', { 'aria-label': title }, element('h2', {}, title), ...content)
}

/** A state by its word; the colour only repeats it. */
export function state(word, manner) {
  return element('span', { class: `state ${manner ?? 'off'}` }, word)
}

/** More than this is cut: a browser that lays out megabytes of text stands still. */
const longestText = 200_000

/** JSON, indented, with its numbers as they were written. */
export function json(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  const shown = element('pre', { tabindex: '0' }, text.slice(0, longestText))
  if (text.length <= longestText) return shown
  const note = `The first ${longestText} of ${text.length} characters; signalbox events show has all.`
  return element('div', {}, element('p', { class: 'note' }, note), shown)
}

/** An instant in the reader's own time zone; the exact one is its title. */
export function time(text) {
  if (!text) return null
  const instant = new Date(text)
  const options = { dateStyle: 'medium', timeStyle: 'medium' }
  return element('time', { datetime: text, title: text }, instant.toLocaleString(undefined, options))
}

export function link(address, text) { return element('a', { href: address }, text) }

/** An address within the console. */
export function address(path, query = {}) {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value))
  return `#/${path.map(encodeURIComponent).join('/')}${asked.size ? `?${asked}` : ''}`
}

/** A field of a search form. */
export function field(label, name, value, choices) {
  const input = choices
    ? element('select', { name }, element('option', { value: '' }, 'all'), choices.map((choice) =>
      element('option', { value: choice, selected: choice === value ? '' : null }, choice)))
    : element('input', { name, value: value ?? '', autocomplete: 'off', spellcheck: 'false' })
  return element('label', {}, label, input)
}

/** A form that asks by changing the address, so that a search can be kept and shared. */
export function search(path, ...fields) {
  return element('form', {
    class: 'search', role: 'search',
    onsubmit(event) {
      event.preventDefault()
      location.hash = address([path], Object.fromEntries(new FormData(event.target)))
    },
  }, fields, element('button', { type: 'submit' }, 'Search'))
}

/** Older rows by the last one that is shown. */
export function pages(path, query, rows, limit, position) {
  const { before, ...others } = query
  const older = rows.length === limit
    ? link(address([path], { ...others, before: position(rows.at(-1)) }), 'Older') : null
  const newest = before ? link(address([path], others), 'Newest') : null
  return element('nav', { class: 'pages', 'aria-label': 'Pages' }, newest, older)
}

/** A button that asks for something and says how that went; `then` is told when it went well. */
export function action(name, perform, then) {
  const said = element('span', { role: 'status', class: 'said' })
  const button = element('button', {
    type: 'button',
    async onclick() {
      button.disabled = true
      said.textContent = ''
      try {
        said.textContent = await perform() ?? ''
        then?.()
      } catch (error) {
        said.textContent = error.message
      } finally {
        button.disabled = false
      }
    },
  }, name)
  return element('span', { class: 'action' }, button, said)
}

/** How long something took, or has taken so far. */
export function duration(start, end) {
  if (!start) return ''
  const seconds = Math.max(0, Math.round(((end ? new Date(end) : new Date()) - new Date(start)) / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours ? `${hours}h ${minutes}m` : minutes ? `${minutes}m ${seconds % 60}s` : `${seconds}s`
}
