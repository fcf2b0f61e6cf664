/**
 * The name of a copy's file: the board's title, its date, the format's ending. Umlauts and emoji stay; what a file system or a
 * mail program stumbles over does not.
 */
export function fileNameOf(boardTitle: string, isoDate: string, extension: string): string {
  const title = boardTitle
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*%]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  const short = [...title].slice(0, 80).join('').trimEnd()
  return `${short || 'Kaffeetisch'} ${isoDate.slice(0, 10)}.${extension}`
}
