import path from 'node:path'
import { parseArgs } from 'node:util'

export interface RestoreCommand {
  readonly does: 'restore'
  readonly data: string
  readonly from: string
  readonly damagedToo: boolean
  readonly anew: boolean
}

export type ToolCommand =
  | { readonly does: 'help'; readonly text: string }
  | { readonly does: 'wrong'; readonly sentence: string }
  | { readonly does: 'backup'; readonly data: string; readonly to: string }
  | RestoreCommand
  | { readonly does: 'verify'; readonly folder: string }
  | { readonly does: 'inspect'; readonly data: string; readonly board: string | undefined }

const HELP = `Looks after the data folder of Kaffeetisch. Works with the server running and without it.

  backup <target>     copies the data folder into a new folder <target>; boards may be edited meanwhile, and
                      everything that was shown as saved before it began is in the copy
  restore <backup>    makes a data folder out of a backup; the data folder must be empty or missing
  verify [<folder>]   reads everything in the data folder, or in a backup, and says what is damaged; changes nothing
  inspect [<board>]   lists all boards, or the files of one, without a word of what stands on them

  --data <folder>     the data folder (default: DATA_DIR, else ./data)
  --damaged-too       restore what can be read of a backup that is damaged
  --anew              restore boards as they were in the backup: browsers that hold later work do not bring it back
  --help              print this and end

Exit codes: 0 all is well, 1 it could not be done (a sentence says why), 2 something is damaged, 3 the folder is in use.`

/** What was asked for, or what is wrong with the question. */
export function readCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>>): ToolCommand {
  let read
  try {
    read = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        'damaged-too': { type: 'boolean', default: false },
        anew: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    return wrong(error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'the arguments make no sense')
  }
  const { values, positionals } = read
  if (values.help) return { does: 'help', text: HELP }
  const [name, given, ...surplus] = positionals
  const data = path.resolve(values.data ?? (env.DATA_DIR || './data'))
  if (surplus.length > 0) return wrong(`"${surplus.join(' ')}" is too much`)
  for (const option of ['damaged-too', 'anew'] as const)
    if (values[option] && name !== 'restore') return wrong(`--${option} belongs to restore`)
  switch (name) {
    case undefined:
      return wrong('Say what to do')
    case 'backup':
      return given === undefined
        ? wrong('Say where the backup should go')
        : { does: name, data, to: path.resolve(given) }
    case 'restore':
      return given === undefined
        ? wrong('Say which backup to restore')
        : { does: name, data, from: path.resolve(given), damagedToo: values['damaged-too'], anew: values.anew }
    case 'verify':
      return { does: name, folder: given === undefined ? data : path.resolve(given) }
    case 'inspect':
      return { does: name, data, board: given }
    default:
      return wrong(`There is no "${name}"`)
  }
}

const wrong = (what: string): ToolCommand => ({ does: 'wrong', sentence: `${what}. --help lists what there is.` })
