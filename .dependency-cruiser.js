/** docs/architecture.md, "Direction", as rules. test/architecture/importRules.test.ts plants violations and must see them red. */

/** `client/presence` and `client/deeds` are no features: who is here, and what one can do, belong to every view. */
const feature =
  '^client/(map|outline|cards|details|editor|hints|share|home|join|exporting|publishing|importing|reading|history)/'

/** A library has one room; whoever wants what it can do asks that room. */
const oneRoom = (library, rooms, comment) => ({
  name: `one-room-${library.replace(/[^a-z-]/g, '')}`,
  comment,
  severity: 'error',
  from: { path: '^(client|server|shared|exports)/', pathNot: rooms },
  to: { path: `(^|/)node_modules/${library}/`, dependencyTypesNot: ['type-only'] },
})

const direction = (name, from, to, comment, fromNot) => ({
  name,
  comment,
  severity: 'error',
  from: fromNot ? { path: from, pathNot: fromNot } : { path: from },
  to,
})

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared-dependencies-only',
      comment: 'The product runs without its tools.',
      severity: 'error',
      from: { path: '^(client|server|shared|exports)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },

    direction(
      'shared-is-the-ground',
      '^shared/',
      { path: '^(client|server|exports|scripts|test|bench)/' },
      'All build on shared; it knows nobody.',
    ),
    direction(
      'exports-build-on-shared',
      '^exports/',
      { path: '^(client|server|scripts|test|bench)/' },
      'Bytes in, bytes out: on the server and in the browser.',
    ),
    direction(
      'client-and-server-meet-in-shared',
      '^client/',
      { path: '^server/' },
      'What both say stands in shared/wire.',
    ),
    direction(
      'server-and-client-meet-in-shared',
      '^server/',
      { path: '^client/' },
      'What both say stands in shared/wire.',
    ),
    direction(
      'product-without-tests',
      '^(client|server|shared|exports)/',
      { path: '^(test|bench|scripts)/' },
      'Tests know the product, not the other way round.',
      '^client/map/bench',
    ),
    direction(
      'pure',
      '^(shared|exports)/',
      { dependencyTypes: ['core'] },
      'No Node here: what is needed is handed in.',
    ),

    direction(
      'domain-imports-nothing',
      '^shared/domain/',
      { pathNot: '^shared/domain/' },
      'The words of the house; plain data.',
    ),
    direction(
      'document-knows-no-commands',
      '^shared/document/',
      { path: '^shared/(commands|layout|scene)/' },
      'domain ← document ← commands',
      '^shared/document/demo/',
    ),
    direction(
      'commands-know-no-picture',
      '^shared/commands/',
      { path: '^shared/(layout|scene)/' },
      'domain ← document ← commands',
    ),
    direction(
      'layout-knows-no-document',
      '^shared/layout/',
      { path: '^shared/(document|commands|scene)/' },
      'domain ← layout ← scene',
    ),
    direction(
      'scene-knows-no-document',
      '^shared/scene/',
      { path: '^shared/(document|commands)/' },
      'domain ← layout ← scene',
    ),
    direction(
      'language-and-wire-know-words-only',
      '^shared/(language|wire)/',
      { path: '^shared/(document|commands|layout|scene|outline)/' },
      'They are read by all others.',
    ),

    {
      name: 'features-meet-in-the-document',
      comment:
        'Client features do not import each other: they meet in the document and in client/app, which places them.',
      severity: 'error',
      from: { path: feature },
      to: {
        path: feature, // Whoever has just made a board is shown its links and the recovery key at once.
        pathNot: ['^client/$1/', '^client/editor/', '^client/share/(ShareLinks|RecoveryKey)'],
      },
    },
    direction(
      'ui-knows-no-board',
      '^client/(ui|styles)/',
      {
        path: '^client/(app|board|deeds|map|outline|cards|details|editor|hints|presence|share|home|join|exporting|importing|reading|history)/',
      },
      'A button knows no idea and no board.',
    ),
    direction(
      'board-knows-no-feature',
      '^client/board/',
      { path: `${feature}|^client/(app|deeds)/`, dependencyTypesNot: ['type-only'] },
      'The live document does not know who looks at it.',
    ),
    direction(
      'deeds-know-no-view',
      '^client/deeds/',
      { path: '^client/(map|outline|cards|details|hints|app|share|home|join|exporting|importing|reading)/' },
      'What one can do is the same in every view.',
    ),
    direction('app-is-on-top', '^client/(?!app/|main)', { path: '^client/app/' }, 'Only the app knows all features.'),
    direction(
      'editor-for-the-map-and-outline',
      '^client/(?!map/|outline/|cards/|deeds/|editor/|app/)',
      { path: '^client/editor/' },
      'An editor is opened where an idea is shown.',
    ),

    direction(
      'storage-behind-its-ports',
      '^server/(?!storage/|startServer|tools/)',
      { path: '^server/storage/embedded/' },
      'Only the composition root picks an adapter; the tools look after the files themselves.',
    ),
    direction(
      'sync-knows-no-http',
      '^server/(sync|storage)/',
      { path: '^server/http/' },
      'HTTP comes in from outside.',
    ),

    oneRoom(
      'yjs',
      '^(shared/(document|commands)|server/(sync|exporting)|client/(board|editor))/',
      'Nobody else names a Y type.',
    ),
    oneRoom('y-protocols', '^(server/sync|client/board)/', 'The protocol has one end on each side.'),
    oneRoom('y-websocket', '^client/board/', 'One line to the server.'),
    oneRoom('y-indexeddb', '^client/board/', 'One local copy.'),
    oneRoom('lib0', '^(shared/document|server/sync|client/board)/', 'It writes the bytes of the protocol.'),
    oneRoom('ws', '^server/(sync|http)/', 'Sockets are accepted in one place.'),
    oneRoom('express', '^server/http/', 'Routes are HTTP, the rest of the server is not.'),
    oneRoom('(helmet|express-rate-limit)', '^server/http/', 'As Express.'),
    oneRoom('lowdb', '^server/storage/embedded/', 'It never syncs: it is used behind our durable adapter only.'),
    oneRoom('@xyflow', '^client/map/', 'React Flow draws the map and nothing else.'),
    oneRoom(
      '(@tiptap|prosemirror-[a-z]+)',
      '^client/editor/',
      'One editor, one schema: a second schema would delete text.',
    ),
    oneRoom(
      'html-to-image',
      '^client/exporting/pictureOfView',
      'The picture of what I see; all other copies are drawn from the scene.',
    ),
    oneRoom(
      'react-aria-components',
      '^client/(?!map/|board/|editor/|i18n/)',
      'Dialogs, menus and toggles; the canvas has keys and roles of its own.',
    ),
    oneRoom('wouter', '^client/(app|home)/', 'Pages are chosen in the app and reached from home.'),
    oneRoom('qrcode', '^exports/qr/', 'Links that a camera reads.'),
    oneRoom('fontkit', '^(exports/pdf/file|server/exporting)/', 'Who draws letters or asks which there are.'),
    oneRoom('nodemailer', '^server/mail/', 'Letters leave by one door.'),
    oneRoom('fflate', '^exports/(xmind|zip)/', 'Zip files are one format of exports.'),
    oneRoom('@napi-rs', '^server/exporting/', 'The rasteriser is handed in to exports.'),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|\\.cache|test-results)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
  },
}
