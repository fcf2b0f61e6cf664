import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCommand } from '../../../../server/tools/commandLine.ts'

describe('what an operator types', () => {
  test('is understood with the data folder given, taken from DATA_DIR, or ./data', () => {
    expect(readCommand(['backup', '/b', '--data', '/d'], {})).toEqual({ does: 'backup', data: '/d', to: '/b' })
    expect(readCommand(['verify'], { DATA_DIR: '/d' })).toEqual({ does: 'verify', folder: '/d' })
    expect(readCommand(['verify', '/b'], { DATA_DIR: '/d' })).toEqual({ does: 'verify', folder: '/b' })
    expect(readCommand(['inspect', 'x'], { DATA_DIR: '' })).toEqual({
      does: 'inspect',
      data: path.resolve('data'),
      board: 'x',
    })
    expect(readCommand(['restore', '/b', '--damaged-too'], { DATA_DIR: '/d' })).toEqual({
      does: 'restore',
      data: '/d',
      from: '/b',
      damagedToo: true,
      anew: false,
    })
  })

  test.each([
    [[], 'Say what to do. --help lists what there is.'],
    [['backup'], 'Say where the backup should go. --help lists what there is.'],
    [['restore'], 'Say which backup to restore. --help lists what there is.'],
    [['bakup', '/b'], 'There is no "bakup". --help lists what there is.'],
    [['verify', 'a', 'b'], '"b" is too much. --help lists what there is.'],
    [['verify', '--damaged-too'], '--damaged-too belongs to restore. --help lists what there is.'],
    [['verify', '--date', 'x'], "Unknown option '--date'. --help lists what there is."],
  ])('[P11] %s is answered with a sentence', (args, sentence) => {
    expect(readCommand(args, {})).toEqual({ does: 'wrong', sentence })
  })

  test('--help names every command', () => {
    const help = readCommand(['--help'], {})
    for (const name of ['backup', 'restore', 'verify', 'inspect'])
      expect(help.does === 'help' && help.text).toMatch(new RegExp(`^ +${name} `, 'm'))
  })
})
