/** One at a time. */
export type DialogName =
  | 'share'
  | 'copies'
  | 'import'
  | 'people'
  | 'shortcuts'
  | 'forget'
  | 'commands'
  | 'present'
  | 'news'
  | 'log'
  | 'resultAddress'
