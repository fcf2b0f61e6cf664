import { describe, expect, it } from 'vitest'
import { attachment } from '../../../../server/http/sendFile.ts'

describe('the name of a file to download', () => {
  it('keeps umlauts and emoji, and stays one header line whatever the board is called', () => {
    for (const name of ['Größe 🌱 2026-11-22.pdf', 'a"b\r\nSet-Cookie: x.png', "it's (50%)*.svg", 'نص.pdf']) {
      const header = attachment(name)
      expect(header).toMatch(/^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w.!~%-]*$/)
      expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(name)
    }
  })
})
