/** One at a time. */
export type DialogName = 'share' | 'copies' | 'people' | 'shortcuts' | 'forget' | 'commands' | 'news' | 'log'
