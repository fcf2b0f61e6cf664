/** Somebody else's caret in the same text: a line in their colour and their name above it. */
export function caretLabel(user: Record<string, unknown>): HTMLElement {
  const colour = typeof user['color'] === 'string' ? user['color'] : 'gray'
  const caret = document.createElement('span')
  caret.className = 'kt-caret'
  caret.style.setProperty('--person', colour)
  const label = document.createElement('span')
  label.className = 'kt-caret-name'
  label.textContent = typeof user['name'] === 'string' ? user['name'] : ''
  caret.append(label)
  return caret
}
