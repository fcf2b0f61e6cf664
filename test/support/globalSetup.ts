import { ensureBuild } from '../../scripts/ensureBuild.ts'

/** Integration and end-to-end tests run what users run: the built server and the built client. */
export default async function globalSetup(): Promise<void> {
  await ensureBuild()
}
