// The picture of the flow. Screen readers are given its table instead.

const space = 'http://www.w3.org/2000/svg'
const box = { width: 240, height: 44 }
const columns = [0, 380, 760]
const rowHeight = 60

function svg(tag, attributes, ...children) {
  const made = document.createElementNS(space, tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(name, value)
  }
  made.append(...children.flat().filter((child) => child))
  return made
}

/** Nodes in three columns: `{key, column, name, address, bad}`; edges: `{from, to}` by keys. */
export class Drawing {
  #figures = new Map()
  #paths = new Map()

  constructor(nodes, edges) {
    const places = Drawing.#places(nodes, edges)
    const height = rowHeight * Math.max(1, ...columns.map((_, column) => nodes.filter((node) => node.column === column).length))
    const lines = edges.filter(({ from, to }) => places.has(from) && places.has(to))
      .map((edge) => this.#line(edge, places))
    const boxes = nodes.map((node) => this.#box(node, places.get(node.key)))
    this.element = svg('svg', {
      viewBox: `-2 -2 ${columns[2] + box.width + 4} ${height}`, class: 'flow', 'aria-hidden': 'true', focusable: 'false',
    }, lines, boxes)
  }

  /** Rows by what leads to them, so that lines cross little. */
  static #places(nodes, edges) {
    const places = new Map()
    for (const column of columns.keys()) {
      const weight = (node) => {
        const before = edges.filter((edge) => edge.to === node.key).map((edge) => places.get(edge.from)?.y ?? 0)
        return before.length ? before.reduce((sum, y) => sum + y, 0) / before.length : 0
      }
      const own = nodes.filter((node) => node.column === column)
      const sorted = column === 0 ? own : own.map((node) => [weight(node), node]).sort(([a], [b]) => a - b).map(([, node]) => node)
      for (const [row, node] of sorted.entries()) places.set(node.key, { x: columns[column], y: row * rowHeight })
    }
    return places
  }

  #box({ key, name, address, bad }, { x, y }) {
    const figure = svg('text', { x: x + 10, y: y + 36, class: 'figure' })
    this.#figures.set(key, figure)
    const shown = name.length > 30 ? `…${name.slice(-29)}` : name
    return svg('a', { href: address, tabindex: '-1', class: bad ? 'node bad' : 'node' },
      svg('title', {}, name),
      svg('rect', { x, y, width: box.width, height: box.height, rx: 6 }),
      svg('text', { x: x + 10, y: y + 18 }, shown), figure)
  }

  #line({ from, to }, places) {
    const [start, end] = [places.get(from), places.get(to)]
    const [x1, y1, x2, y2] = [start.x + box.width, start.y + box.height / 2, end.x, end.y + box.height / 2]
    const middle = (x1 + x2) / 2
    const path = svg('path', { d: `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`, class: 'edge' })
    this.#paths.set(`${from} ${to}`, { path, from })
    return path
  }

  /** Writes each node's figure; what flows is drawn stronger. */
  update(figures, busy) {
    for (const [key, element] of this.#figures) element.textContent = figures.get(key) ?? ''
    for (const { path, from } of this.#paths.values()) path.classList.toggle('busy', busy.has(from))
  }
}
