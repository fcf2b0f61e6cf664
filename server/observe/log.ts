import { destination, pino, stdTimeFunctions, type Logger } from 'pino'
import type { LogLevel } from '../config.ts'

export type Log = Logger

/**
 * Structured lines on standard error. What is logged are deeds, codes and figures: never a name, an address, a secret or a word of a board.
 * Written at once, so that the last line before a crash is there.
 */
export const openLog = (level: LogLevel): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        // Only our own frames: a message may quote what somebody sent.
        error: (error: unknown) =>
          error instanceof Error
            ? {
                name: error.name,
                at: error.stack
                  ?.split('\n')
                  .filter((line) => /^\s+at /.test(line))
                  .slice(0, 8),
              }
            : { name: typeof error },
      },
    },
    destination({ dest: 2, sync: true }),
  )
