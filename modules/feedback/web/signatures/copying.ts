// Copying to the clipboard, as rich text for mail programs and as plain text.

/** Both forms at once: the program that it is pasted into takes the one it can. False where the browser refuses. */
export async function copyRich(html: string, text: string): Promise<boolean> {
  try {
    if (typeof ClipboardItem === 'undefined') return copyMarked(html)
    const item = new ClipboardItem({
      'text/html': new Blob([html], { type: 'text/html' }),
      'text/plain': new Blob([text], { type: 'text/plain' }),
    })
    await navigator.clipboard.write([item])
    return true
  } catch {
    return copyMarked(html)
  }
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** The old way, which also works where the page came without TLS: mark a hidden copy of it and let the browser copy. */
function copyMarked(html: string): boolean {
  const place = document.createElement('div')
  place.innerHTML = html
  place.style.position = 'fixed'
  place.style.opacity = '0'
  document.body.append(place)
  const range = document.createRange()
  range.selectNodeContents(place)
  const selection = getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  const done = document.execCommand('copy')
  selection?.removeAllRanges()
  place.remove()
  return done
}
