import { expect, test } from 'vitest'
import { renderHtml } from './render-html.ts'

test('a mail has its language’s direction, and its address is a link that reads left to right', () => {
  const text = 'مرحبًا <b>&\n\nhttps://ehr.example.org/set-password#a=1&b="2"'
  expect(renderHtml({ subject: 'كلمة المرور', text, language: 'ar' })).toMatchInlineSnapshot(`
    "<!doctype html>
    <html lang="ar" dir="rtl">
    <head><meta charset="utf-8"><title>كلمة المرور</title></head>
    <body style="font-family: sans-serif; line-height: 1.5; max-width: 36em;">
    <p>مرحبًا &#60;b&#62;&#38;</p>
    <p><a href="https://ehr.example.org/set-password#a=1&#38;b=&#34;2&#34;" dir="ltr">https://ehr.example.org/set-password#a=1&#38;b=&#34;2&#34;</a></p>
    </body>
    </html>
    "
  `)
})

test.each([
  ['en', 'ltr'],
  ['fr', 'ltr'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['ur', 'rtl'],
])('a mail in %s reads %s', (language, direction) => {
  expect(renderHtml({ subject: '', text: '', language })).toContain(`dir="${direction}"`)
})
