// The keyboard: a letter goes to a view, / to its first field, ? says all that.

const keys = {
  f: 'flow', e: 'events', i: 'invocations', s: 'sensors', w: 'workflows', c: 'schedules',
}

export function listen() {
  const help = document.getElementById('keys')
  document.getElementById('help').addEventListener('click', () => help.showModal())
  addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input, textarea, select, dialog')
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('nav').hidden) return
    if (event.key === '/') document.querySelector('main input, main textarea')?.focus()
    else if (event.key === '?') help.showModal()
    else if (keys[event.key]) location.hash = `#/${keys[event.key]}`
    else return
    event.preventDefault()
  })
}
