import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { safeLink } from '../../shared/document/safeLink.ts'

/**
 * Schema 1 of titles and notes, frozen: lines of text, bold, italic and links. An editor deletes from the document what its schema
 * does not know, so that a wider schema is a new version for everybody and never just a change in here.
 */
export const SCHEMA_1 = [
  Document.extend({ content: 'paragraph+' }),
  Paragraph,
  Text,
  Bold,
  Italic,
  Link.configure({
    openOnClick: false,
    autolink: true,
    linkOnPaste: true,
    // The only gate: http, https and mailto, which linkify knows by itself.
    isAllowedUri: (address) => safeLink(address) !== undefined,
    HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
  }),
]
