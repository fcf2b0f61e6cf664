import { readImport, type ImportOrder } from './readImport.ts'
import { answerOrders } from './workerProcess.ts'

// The process that reads files, apart from the one that draws copies: a hostile file stops no copy.
answerOrders((order: ImportOrder) => Promise.resolve(readImport(order)))
