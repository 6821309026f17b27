import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { aSealedReceipt } from '../../test/sealed-receipt';
import { renderReceiptHtml } from './render-html';
import { escapeMarkdown, renderReceiptMarkdown } from './render-markdown';

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><style>*{display:none}</style>',
  '</title><script src="https://evil.example/x.js"></script>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '![tracker](https://evil.example/pixel.png)',
  '[click](javascript:alert(1))',
  '<javascript:alert(1)>',
  '[ref]: javascript:alert(1)',
  '| table | break |\n| --- | --- |',
  '# heading\n\n- list\n\n> quote\n\n---\n\n```html\n<script>',
  '&lt;script&gt; &#60;script&#62;',
  '*bold* _it_ ~~gone~~ `code` \\<b>',
  'a\u202egpj.exe\u202c b\u0007\u001b[31mred',
  '{{7*7}} <%= 7 %>',
  'url(https://evil.example/x)',
  'HTTPS://evil.example/a www.evil.example a@evil.example xmpp:b@evil.example ftp://evil.example',
  '`https://evil.example`|www.evil.example|\\https://evil.example',
  '- [x] done[^1]\n\n[^1]: https://evil.example',
];

// What this program itself writes; any other tag or attribute came out of somebody's text.
const ownTags = new Set(
  'html head meta title style body article header div p h1 br svg circle g path text rect dl dt dd section h2 small span i b table thead tbody tr th td ul ol li footer pre'.split(
    ' ',
  ),
);
const ownAttributes = new Set(
  'lang charset name content http-equiv class width height viewbox role aria-label aria-hidden r fill stroke stroke-width stroke-dasharray d transform font-size text-anchor x y rx colspan'.split(
    ' ',
  ),
);

function foreignIn(page: string): string[] {
  const tags = [...page.matchAll(/<\/?([a-zA-Z][^\s/>]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/g)];
  const names = tags.map((tag) => (tag[1] ?? '').toLowerCase()).filter((name) => !ownTags.has(name));
  const attributes = tags
    .flatMap((tag) =>
      [...(tag[2] ?? '').matchAll(/([^\s=]+)(?:="[^"]*")?/g)].map((found) => (found[1] ?? '').toLowerCase()),
    )
    .filter((name) => !ownAttributes.has(name));
  return [...names, ...attributes];
}

describe('the receipt as HTML', () => {
  it('turns no text of anybody into markup, an asset or a handler', () => {
    let executed = 0;
    for (const words of hostile) {
      const { document, seal } = aSealedReceipt(undefined, words);
      const page = renderReceiptHtml(document, seal);
      executed += foreignIn(page).length;
      expect(foreignIn(page)).toEqual([]);
      expect((page.match(/<[^a-zA-Z/!]/g) ?? []).length).toBe(0);
      expect(page.match(/<style>/g)).toHaveLength(1);
      expect(page).not.toMatch(/\p{Bidi_Control}/u);
    }
    console.info(`R15: hostile texts ${hostile.length} in every field, made live ${executed}`);
  });

  it('loads nothing and forbids it besides', () => {
    const { document, seal } = aSealedReceipt();
    const page = renderReceiptHtml(document, seal);
    expect(page).not.toMatch(/<script|<link|<img|\ssrc=|\shref=|@import|url\(/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('names the hash, the key and how to verify, and draws 64 ticks', () => {
    const { document, seal } = aSealedReceipt();
    const page = renderReceiptHtml(document, seal);
    expect(page).toContain(seal.sha256);
    expect(page).toContain(`mission-control verify R-0042.json --key ${seal.keyId}`);
    expect(page.match(/<path d="M0 -80\.3v/g)).toHaveLength(128);
  });

  it('never lets a draft look sealed', () => {
    const { document } = aSealedReceipt();
    const page = renderReceiptHtml({ ...document, number: null, version: null, sealedAt: null, sealedBy: null }, null);
    expect(page).toContain('This is a draft: it is not sealed');
    expect(page).not.toContain('mission-control verify');
    expect(page).not.toContain('>sealed<');
  });
});

it('lets letters from right to left move nothing that stands beside them, in either view', () => {
  const { document, seal } = aSealedReceipt(undefined, 'שלום 7');
  for (const page of [renderReceiptHtml(document, seal), renderReceiptMarkdown(document, seal)]) {
    expect(page).toContain('שלום 7\u200e');
    expect(page.match(/.{0,30}שלום 7(?!\u200e).{0,30}/g)).toBeNull();
  }
});

describe('the receipt as Markdown', () => {
  const rendered = (markdown: string) =>
    renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [remarkGfm] }, markdown));

  it('turns no text of anybody into a picture, a live link or HTML', () => {
    for (const words of hostile) {
      const { document, seal } = aSealedReceipt(undefined, words);
      const page = rendered(renderReceiptMarkdown(document, seal));
      expect(page).not.toMatch(/<img|<script|<iframe|<a |href|<input|<blockquote|<del|<em>/);
      expect(page.match(/<h1/g)).toHaveLength(1);
      expect(page.match(/<table/g)).toHaveLength(2);
    }
  });

  it('shows an address as code, which leads nowhere', () => {
    expect(rendered(escapeMarkdown('See https://example.org/a_b, or a@example.org.'))).toBe(
      '<p>See <code>https://example.org/a_b</code>, or <code>a@example.org</code>.</p>',
    );
  });

  it('shows an escaped text as it was written', () => {
    const words = '![a](b) <b> *c* | _d_ # e 1. f & \\ `g`';
    expect(rendered(escapeMarkdown(words))).toBe('<p>![a](b) &lt;b&gt; *c* | _d_ # e 1. f &amp; \\ `g`</p>');
  });

  it('names the hash and how to verify', () => {
    const { document, seal } = aSealedReceipt();
    const text = renderReceiptMarkdown(document, seal);
    expect(text).toContain(`sha256 ${seal.sha256}`);
    expect(text).toContain(`mission-control verify R-0042.json --key ${seal.keyId}`);
  });
});
