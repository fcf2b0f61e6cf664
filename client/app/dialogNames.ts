/** One at a time. */
export type DialogName =
  | 'share'
  | 'manage'
  | 'closing'
  | 'copies'
  | 'import'
  | 'people'
  | 'shortcuts'
  | 'forget'
  | 'commands'
  | 'present'
  | 'news'
  | 'log'
