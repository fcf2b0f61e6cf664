import react from '@vitejs/plugin-react'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, defineConfig, type Plugin, type UserConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** `npm run build` writes beside the build in use and swaps the folders at the end (scripts/ensureBuild.ts). */
const outDir = process.env.KAFFEETISCH_BUILD_DIR ?? path('./dist')

/** Two copies of one of these in a page, and documents, editors or hooks no longer know each other. */
const onceOnly = [
  'yjs',
  'y-protocols',
  'lib0',
  'react',
  'react-dom',
  'prosemirror-model',
  'prosemirror-state',
  'prosemirror-view',
  'prosemirror-transform',
]

/** The service worker learns which files the build consists of: with them it is another one, and browsers fetch it anew. Fonts come when they are needed. */
const filesForServiceWorker: Plugin = {
  name: 'files-for-service-worker',
  generateBundle(_options, bundle) {
    const worker = bundle['serviceWorker.js']
    if (worker?.type !== 'chunk') return
    const built = Object.keys(bundle).filter((name) => /^assets\/(?!reading-).*\.(js|css)$/.test(name))
    const files = [...built.sort(), ...readdirSync(path('./client/public'))].map((name) => `/${name}`)
    worker.code = worker.code.replace('__FILES__', files.join(' '))
  },
}

/**
 * The script of the reading page: one file that needs no other, because it also stands inside of maps that are one file, and a page
 * that is read on a slow line should wait for nothing else.
 */
const readingScript: Plugin = {
  name: 'reading-script',
  apply: 'build',
  async buildStart() {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      build: {
        write: false,
        target: 'es2022',
        modulePreload: false,
        rolldownOptions: { input: path('./client/reading/reading.ts') },
      },
    })
    const { output } = [built].flat()[0] as { output: { type: string; code?: string }[] }
    const [script, ...more] = output
    if (script?.code === undefined || more.length > 0) throw new Error('the reading script is not one file')
    // Inside of a page it must not end its element.
    this.emitFile({ type: 'asset', name: 'reading.js', source: script.code.replaceAll('</script', '<\\/script') })
  },
}

/** Whichever file of styles comes first decides which layer wins: so each says the whole order. */
const layersInOrder: Plugin = {
  name: 'layers-in-order',
  enforce: 'pre',
  transform: (code, id) =>
    /\.css$/.test(id) ? `${readFileSync(path('./client/styles/layers.css'), 'utf8')}${code}` : undefined,
}

const client: UserConfig = {
  root: path('./client'),
  plugins: [layersInOrder, react(), readingScript, filesForServiceWorker],
  resolve: { dedupe: onceOnly },
  build: {
    outDir: `${outDir}/client`,
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy admits files of our own and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: { index: path('./client/index.html'), serviceWorker: path('./client/serviceWorker/serviceWorker.ts') },
      output: {
        // Its address must stay the same for ever, and cover all others.
        entryFileNames: ({ name }) => (name === 'serviceWorker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      '/api': { target: 'http://127.0.0.1:3000' },
      '/p': { target: 'http://127.0.0.1:3000' },
      '/r': { target: 'http://127.0.0.1:3000' },
      // Only what the server's own pages refer to is asked for by this name here.
      '/assets': { target: 'http://127.0.0.1:3000' },
      '/sync': { target: 'ws://127.0.0.1:3000', ws: true },
    },
  },
}

/** Each becomes a file of its own beside the others: the workers are started by their path. */
const serverEntries = {
  main: path('./server/main.ts'),
  compactionWorker: path('./server/sync/compactionWorker.ts'),
  copyWorker: path('./server/exporting/copyWorker.ts'),
  pictureWorker: path('./server/exporting/pictureWorker.ts'),
  importWorker: path('./server/exporting/importWorker.ts'),
  snapshotWorker: path('./server/exporting/snapshotWorker.ts'),
  pageWorker: path('./server/exporting/pageWorker.ts'),
  tools: path('./server/tools/main.ts'),
}

const server: UserConfig = {
  publicDir: false,
  build: {
    ssr: true,
    outDir: `${outDir}/server`,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(serverEntries).filter(([, file]) => existsSync(file))),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
}

export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? server : client))
