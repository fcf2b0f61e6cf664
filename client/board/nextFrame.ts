/** Runs at the next frame; a hidden tab has no frames, there it runs soon. */
export function nextFrame(deed: () => void): void {
  if (document.hidden) setTimeout(deed, 50)
  else requestAnimationFrame(deed)
}
