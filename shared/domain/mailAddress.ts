/** More than any address has (RFC 5321). */
const LONGEST = 254
/** No blank, no separator, nothing that a header could be cut by: one address is one address. Letters beyond ASCII are allowed. */
const ONE_ADDRESS = /^[^\s\p{C}@,;:<>()[\]\\"]{1,64}@[^\s\p{C}@,;:<>()[\]\\".]+(?:\.[^\s\p{C}@,;:<>()[\]\\".]+)+$/u

/** Whether a letter could be sent there, as far as one can tell from the address. */
export const isMailAddress = (text: string): boolean => text.length <= LONGEST && ONE_ADDRESS.test(text)
