/** Endings of files that may be read into a map, for choosing; what a file really is, is told by its content. */
export const ACCEPTED =
  '.mm,.opml,.xmind,.md,.markdown,.txt,.csv,.tsv,.json,.canvas,.smm,.km,.mymind,.mmd,.mermaid,.xml,text/*'
