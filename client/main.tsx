import './styles/fonts.css'
import './styles/tokens.css'
import './styles/sizes.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { headStart } from './app/headStart.ts'
import { applyTheme } from './device/theme.ts'
import { currentLanguage } from './i18n/language.ts'

const ready = headStart()
applyTheme()
document.documentElement.lang = currentLanguage()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has lost its #root')
ready.then(
  () =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  () =>
    root.append(
      'Die Seite ist nicht ganz angekommen. Bitte lade sie neu. – The page has not come through. Please reload it.',
    ),
)
