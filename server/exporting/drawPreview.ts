import { writePreview } from '../../exports/svg/writePreview.ts'
import { openMapDocument } from '../../shared/document/openDocument.ts'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import { MapLayout } from '../../shared/layout/mapLayout.ts'
import { LIGHT } from '../../shared/scene/theme.ts'

/** A small picture of a map, as SVG. */
export function drawPreview(mapUpdate: Uint8Array): Uint8Array {
  const map = readMindMap(openMapDocument([mapUpdate]))
  return new TextEncoder().encode(writePreview(map, new MapLayout(map), LIGHT))
}
