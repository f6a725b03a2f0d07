// Workflows of the cluster: the newest, and the tree of one with what its steps printed.

import { ask, askText } from './api.js'
import { address, duration, element, facts, json, link, section, state, table, time } from './page.js'

/** More steps than these make a page stand still. */
const maximumNodes = 1000

const manners = {
  Succeeded: 'good', Failed: 'bad', Error: 'bad', Running: 'wait', Pending: 'wait', Skipped: 'off', Omitted: 'off',
}

export async function list(_, signal) {
  const { items, all } = await ask(['workflows'], {}, signal)
  return [
    element('h1', {}, 'Workflows'),
    all > items.length ? element('p', { class: 'note' }, `The newest ${items.length} of ${all}.`) : null,
    table('Workflows', [
      ['Created', (row) => time(row.createdAt)],
      ['Name', (row) => link(address(['workflows', `${row.namespace}/${row.name}`]), `${row.namespace}/${row.name}`)],
      ['Phase', (row) => state(row.phase || 'not taken up yet', manners[row.phase])],
      ['Progress', (row) => row.progress],
      ['Message', (row) => row.message],
    ], items),
  ]
}

export async function show(id, signal) {
  const slash = id.indexOf('/')
  const [namespace, name] = [id.slice(0, slash), id.slice(slash + 1)]
  const asked = ['workflows', namespace, name]
  const page = new Page(asked, signal)
  page.take(await ask(asked, {}, signal))
  page.stayCurrent()
  return [element('h1', {}, `Workflow ${id}`), page.element]
}

/** A Workflow while it runs: only what has changed is drawn again. */
class Page {
  #asked
  #signal
  #workflow
  #live = element('p', { class: 'note', role: 'status' })
  #facts = element('div')
  #tree = element('div')
  #log = element('section', { 'aria-label': 'Log', hidden: '' })
  #pod

  constructor(asked, signal) {
    this.#asked = asked
    this.#signal = signal
    this.element = element('div', {}, this.#live, this.#facts, section('Steps', this.#tree), this.#log)
  }

  take(workflow) {
    const before = this.#workflow
    this.#workflow = workflow
    const status = workflow.status ?? {}
    if (JSON.stringify(before?.status) === JSON.stringify(workflow.status) && before) return
    const { annotations = {} } = workflow.metadata
    this.#facts.replaceChildren(facts([
      ['Phase', state(status.phase || 'not taken up yet', manners[status.phase])],
      ['Message', status.message],
      ['Started', time(status.startedAt)],
      ['Took', duration(status.startedAt, status.finishedAt)],
      ['Progress', status.progress],
      ...Object.entries(annotations).filter(([key]) => key.startsWith('signalbox.')).map(([key, value]) => [key, value]),
      ...(workflow.spec?.arguments?.parameters ?? []).map((one) => [`Parameter ${one.name}`, String(one.value ?? '')]),
    ]))
    const tree = new Tree(workflow, (pod) => this.#open(pod))
    const focused = document.activeElement?.dataset.node
    this.#tree.replaceChildren(tree.element ?? element('p', { class: 'note' }, 'None yet.'))
    if (focused) this.#tree.querySelector(`[data-node="${CSS.escape(focused)}"]`)?.focus()
  }

  get #hasEnded() {
    return this.#workflow.metadata.labels?.['workflows.argoproj.io/completed'] === 'true'
  }

  async stayCurrent() {
    while (!this.#hasEnded && !this.#signal.aborted) {
      await new Promise((done) => setTimeout(done, 1000))
      if (this.#signal.aborted) return
      try {
        this.take(await ask(this.#asked, {}, this.#signal))
        if (this.#pod) await this.#read()
        this.#live.textContent = ''
      } catch (error) {
        if (error.name === 'AbortError') return
        this.#live.textContent = `Not live: ${error.message}`
        if (error.status === 404 || error.status === 401) return
      }
    }
  }

  async #open(pod) {
    this.#pod = pod
    this.#log.hidden = false
    this.#log.replaceChildren(element('h2', {}, `Log of ${pod}`), element('p', { class: 'note' }, 'Loading'))
    await this.#read()
    this.#log.scrollIntoView({ block: 'nearest' })
  }

  async #read() {
    const pod = this.#pod
    let shown
    try {
      const text = await askText([...this.#asked, 'logs', pod], {}, this.#signal)
      shown = text ? json(text) : element('p', { class: 'note' }, 'It has printed nothing.')
    } catch (error) {
      if (error.name === 'AbortError') return
      shown = element('p', { class: 'alert' }, error.message)
    }
    if (pod === this.#pod) this.#log.replaceChildren(element('h2', {}, `Log of ${pod}`), shown)
  }
}

/** The nodes as `argo get` shows them: groups of steps are left out, loops and retries hold their parts. */
class Tree {
  #nodes
  #order = new Map()
  #groups = new Map()
  #inside = new Map()
  #drawn = 0
  #root
  #open

  constructor(workflow, open) {
    this.#nodes = workflow.status?.nodes ?? {}
    this.#root = workflow.metadata.name
    this.#open = open
    const waiting = [this.#root]
    for (const id of waiting) {
      if (this.#order.has(id) || !this.#nodes[id]) continue
      this.#order.set(id, this.#order.size)
      waiting.push(...this.#nodes[id].children ?? [])
    }
    for (const node of Object.values(this.#nodes)) {
      if (node.type === 'Retry' || node.type === 'TaskGroup') this.#groups.set(node.name, node)
      if (!this.#inside.has(node.boundaryID)) this.#inside.set(node.boundaryID, [])
      this.#inside.get(node.boundaryID).push(node)
    }
    const exit = Object.values(this.#nodes).find((node) => node.name === `${this.#root}.onExit`)
    const tops = [this.#nodes[this.#root], exit].filter((node) => node)
    this.element = tops.length ? element('ul', { class: 'tree' }, tops.map((node) => this.#item(node))) : null
  }

  #item(node) {
    this.#drawn += 1
    const parts = this.#parts(node)
    // A retry with one attempt is that attempt.
    const shown = node.type === 'Retry' && parts.length === 1 ? parts[0] : node
    const children = shown === node ? parts : this.#parts(shown)
    const template = node.templateRef ? `${node.templateRef.name}/${node.templateRef.template}` : node.templateName
    return element('li', {},
      state(shown.phase || 'Pending', manners[shown.phase]), ' ',
      element('strong', {}, node.displayName || node.name), ' ',
      element('span', { class: 'note' }, [template, duration(shown.startedAt, shown.finishedAt), shown.message]
        .filter((text) => text).join(' · ')), ' ',
      shown.type === 'Pod' ? element('button', {
        type: 'button', class: 'small', 'data-node': shown.id, onclick: () => this.#open(this.#pod(shown)),
      },
        'Log', element('span', { class: 'unseen' }, ` of ${node.displayName || node.name}`)) : null,
      children.length ? element('ul', {}, this.#items(children)) : null)
  }

  /** As many as a page can show. */
  #items(nodes) {
    const items = []
    for (const node of nodes) {
      if (this.#drawn >= maximumNodes) {
        items.push(element('li', { class: 'note' }, 'More steps are not shown; signalbox get workflow shows all.'))
        break
      }
      items.push(this.#item(node))
    }
    return items
  }

  #parts(node) {
    let found = []
    if (['Steps', 'DAG'].includes(node.type)) {
      found = (this.#inside.get(node.id) ?? []).filter((one) => this.#isDrawn(one) && !this.#owner(one))
    } else {
      found = (node.children ?? []).map((id) => this.#nodes[id])
        .filter((one) => one && one.name.startsWith(node.name) && this.#isDrawn(one))
    }
    return found.sort((a, b) => (this.#order.get(a.id) ?? Infinity) - (this.#order.get(b.id) ?? Infinity))
  }

  #isDrawn(node) { return node.type !== 'StepGroup' && node.phase !== 'Omitted' }

  /** The loop or retry that a node is one part of. */
  #owner(node) {
    if (!node.name.endsWith(')')) return null
    return this.#groups.get(node.name.slice(0, node.name.lastIndexOf('(')))
  }

  #pod(node) {
    if (node.name === this.#root) return this.#root
    const template = node.templateRef?.template ?? node.templateName
    const number = node.id.slice(node.id.lastIndexOf('-'))
    return template ? `${this.#root}-${template}`.slice(0, 242) + number : node.id
  }
}
