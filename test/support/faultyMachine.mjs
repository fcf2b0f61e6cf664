/**
 * Loaded into a server under test before anything else (`node --import`): makes its disk and its wall clock behave as the file
 * FAULTY_MACHINE says, from one moment to the next. `fails`: error codes for opening for writing, writing, syncing; `syncTakes`: ms; `hasty`: answers before the disk has;
 * `clock`: ms to add to the time of day.
 */
import { promises, readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'

const now = () => JSON.parse(readFileSync(process.env.FAULTY_MACHINE, 'utf8'))
const failing = (deed) => {
  const code = now().fails?.[deed]
  if (code) throw Object.assign(new Error(`${code}: as the test has it`), { code })
}

const { open, mkdir, rename } = promises
promises.open = async (path, flags, mode) => {
  if (String(flags).startsWith('w')) failing('open')
  return open(path, flags, mode)
}
promises.mkdir = async (path, options) => {
  failing('open')
  return mkdir(path, options)
}
promises.rename = async (from, to) => {
  failing('open')
  return rename(from, to)
}
syncBuiltinESMExports()

const probe = await open('/dev/null', 'r')
const file = Object.getPrototypeOf(probe)
await probe.close()
const { write, datasync } = file
file.write = async function (...args) {
  failing('write')
  return write.apply(this, args)
}
file.datasync = async function () {
  const { syncTakes, hasty } = now()
  if (hasty) return void datasync.call(this).catch(() => undefined)
  if (syncTakes) await pause(syncTakes)
  failing('sync')
  return datasync.call(this)
}

const RealDate = globalThis.Date
const shifted = () => RealDate.now() + (now().clock ?? 0)
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(shifted())
    else super(...args)
  }
  static now() {
    return shifted()
  }
}
