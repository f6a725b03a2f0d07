// JSON as the YAML that people write manifests in.

const plain = /^[A-Za-z_/][\w./-]*( [\w./-]+)*$/
const words = /^(true|false|null|yes|no|on|off|y|n)$/i

function scalar(value) {
  if (typeof value !== 'string') return JSON.stringify(value)
  return plain.test(value) && !words.test(value) ? value : JSON.stringify(value)
}

const isEmpty = (value) => Object.keys(value).length === 0
const isGroup = (value) => value !== null && typeof value === 'object' && !JSON.isRawJSON?.(value) && !isEmpty(value)

/** Block style; texts of several lines as blocks, where nothing is lost by it. */
export function yaml(value, indent = '') {
  if (!isGroup(value)) return `${scalar(value)}\n`
  if (Array.isArray(value)) {
    return value.map((one) => {
      const text = yaml(one, `${indent}  `)
      return `${indent}- ${isGroup(one) ? text.slice(indent.length + 2) : text}`
    }).join('')
  }
  return Object.entries(value).map(([name, one]) => {
    const key = `${indent}${scalar(name)}:`
    if (isBlock(one)) return `${key} |\n${one.slice(0, -1).split('\n').map((line) => line && `${indent}  ${line}`).join('\n')}\n`
    if (!isGroup(one)) return `${key} ${yaml(one)}`
    return `${key}\n${yaml(one, Array.isArray(one) ? indent : `${indent}  `)}`
  }).join('')
}

/** One newline at the end, no line that begins or ends with a space, nothing that is not printed. */
function isBlock(value) {
  return typeof value === 'string' && /^[^\s][^\n]*(\n[^\n]*)+\n$/.test(value) && !/\n\n$|[ \t]\n|\n[ \t]*\t|[^\n\x20-\x7e\xa0-\ud7ff]/.test(value)
}
