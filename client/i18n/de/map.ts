/** The map's words. */
export const map = {
  'map.label': 'Mindmap',
} as const
