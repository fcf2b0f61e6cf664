import { reencodePicture } from './reencodePicture.ts'
import { answerOrders } from './workerProcess.ts'

// The process that unpacks what people send as pictures, and draws it anew.
answerOrders(reencodePicture)
