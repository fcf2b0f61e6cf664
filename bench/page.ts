import { fileURLToPath } from 'node:url'
import { ensureBuild } from '../scripts/ensureBuild.ts'
import { buildBenchPage } from './buildPage.ts'

// Stays until the sources change or `npm run build`: `npm start` serves it meanwhile.
await ensureBuild()
await buildBenchPage(fileURLToPath(new URL('../dist', import.meta.url)))
console.log('Built with the page /bench?nodes=N. `npm run build` takes it out again.')
