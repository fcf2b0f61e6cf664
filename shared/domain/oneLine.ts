/** An idea's words as they stand in a sentence. */
export const oneLine = (text: string): string => text.replaceAll('\n', ' ')
