/** A tool cannot do what it was asked to. The message is a sentence for whoever sits at the terminal. */
export class ToolProblem extends Error {}
