import { EASE_OUT, GLIDE } from './glide.ts'
import type { MapView } from './mapView.ts'

/** Lets the elements of the ideas glide as the canvas below them does: the browser moves them, no frame of ours draws them. */
export function glideIdeas(element: HTMLElement, mapView: MapView): () => void {
  let version = mapView.glide.version
  let running: Animation[] = []
  const cancel = () => {
    for (const animation of running) animation.cancel()
    running = []
  }
  const stop = mapView.onPaint(() => {
    const { glide } = mapView
    if (glide.version === version) return
    version = glide.version
    cancel()
    if (glide.starts.size === 0) return
    for (const idea of element.querySelectorAll<HTMLElement>('[data-testid="idea"]')) {
      const start = glide.starts.get(idea.dataset['id'] ?? '')
      if (!start) continue
      const frames = [{ translate: `${start.x}px ${start.y}px` }, { translate: '0 0' }]
      const animation = idea.animate(frames, { duration: GLIDE, easing: EASE_OUT })
      // Not a frame or two later, when the browser would start it: the canvas has started.
      animation.startTime = document.timeline.currentTime
      running.push(animation)
    }
  })
  return () => {
    stop()
    cancel()
  }
}
