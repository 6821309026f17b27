import type { Page } from '@playwright/test';

export type Seen = {
  /** What is there that no text may bring about. */
  faults: string[];
  /** The marks of all texts that can be read on the page, in fields and tips too. */
  marks: string[];
};

/** Looks at every element, attribute and text of the page as it stands. */
export const inspect = (page: Page): Promise<Seen> => page.evaluate(look);

/** Runs in the page, so that it can use nothing from outside. */
function look(): Seen {
  const faults: string[] = [];
  const marks = new Set<string>();
  const read = (text: string) => {
    for (const [mark] of text.matchAll(/W\d{3}Z/g)) marks.add(mark);
  };
  const fault = (what: string, element: Element, words = '') =>
    faults.push(
      `${what}: <${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${words.slice(0, 160)}`,
    );
  const spelt = (text: string) => text.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
  const foreignTags =
    'iframe, frame, object, embed, applet, video, audio, source, picture, track, img, base, portal, marquee';
  const addresses = [
    'src',
    'srcset',
    'href',
    'xlink:href',
    'poster',
    'data',
    'action',
    'formaction',
    'ping',
    'background',
    'cite',
  ];
  const unseen =
    /(?![\n\t])\p{Cc}|[\u2028\u2029\ufff9-\ufffb]|(?!\u200e)\p{Default_Ignorable_Code_Point}|(?<!\u05d2 7)\u200e/u;

  for (const element of document.querySelectorAll(foreignTags)) fault('a foreign element', element);
  for (const element of document.querySelectorAll('meta[http-equiv=refresh], form[action]'))
    fault('a way out', element);
  for (const element of document.querySelectorAll('script, style'))
    if (/W\d{3}Z/.test(element.textContent ?? '')) fault('text inside code', element);

  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on/.test(name) && element.tagName !== 'SCRIPT') fault('a handler', element, `${name}=${value}`);
      if (name === 'style' && /url\(|expression|@import/i.test(value)) fault('a style that loads', element, value);
      if (addresses.includes(name)) address(element, name, value);
      else if (unseen.test(value)) fault('something unseen in an attribute', element, `${name}=${spelt(value)}`);
      if (name !== 'href') read(value);
    }
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      read(element.value);
      if (unseen.test(element.value)) fault('something unseen in a field', element, spelt(element.value));
    }
  }

  function address(element: Element, name: string, value: string): void {
    if (name === 'data' && element.tagName !== 'OBJECT') return;
    const to = URL.parse(value, location.href);
    if (element.tagName === 'A') {
      if (element.closest('.react-flow__attribution')) return;
      const isOut = to?.origin !== location.origin;
      if (!to || !/^https?:$/.test(to.protocol)) fault('a link of another kind', element, value);
      else if (!isOut && /^\/(api|_next)\//.test(to.pathname) && to.pathname !== '/api/v1/openapi.json')
        fault('a link that does something', element, value);
      const rel = (element.getAttribute('rel') ?? '').split(' ');
      if (isOut && !['noopener', 'noreferrer', 'nofollow'].every((word) => rel.includes(word)))
        fault('a link out without its rel', element, value);
      if (isOut && !(element.textContent ?? '').includes(to?.host ?? '\0'))
        fault('a link that hides where it goes', element, value);
      return;
    }
    if (to?.origin !== location.origin) fault('an address elsewhere', element, `${name}=${value}`);
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const holder = node.parentElement;
    const text = node.textContent ?? '';
    if (!holder || holder.closest('script, style, noscript')) continue;
    read(text);
    if (unseen.test(text)) fault('something unseen', holder, spelt(text));
    const [turned] = /\u05d2 7(?!\u200e)[^\n]{0,20}/u.exec(text) ?? [];
    if (turned) fault('letters that turn what comes after', holder, turned);
  }

  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) faults.push(`the page scrolls sideways by ${wide} px at ${innerWidth} px`);
  return { faults: [...new Set(faults)], marks: [...marks] };
}
