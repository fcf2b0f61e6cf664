import { createContext, useContext } from 'react'

/** Whether something stands within a page that has its own main part, heading and title already. */
export const WithinPageContext = createContext(false)

export const useIsWithinPage = (): boolean => useContext(WithinPageContext)
