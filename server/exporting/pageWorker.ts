import { renderPage } from './renderPage.ts'
import { answerOrders } from './workerProcess.ts'

// The process that writes pages to be read: it needs no fonts and is quick to start, and waits for no copy.
answerOrders(renderPage)
