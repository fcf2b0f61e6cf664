/** Where the map goes: `MindMapView` of client/map takes this place. */
export function CanvasPlace() {
  return <div data-testid="map" />
}
