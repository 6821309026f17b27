import type { Page } from '@playwright/test';

export type Seen = {
  /** What is there that no text may bring about. */
  faults: string[];
  /** The marks of all texts that can be read on the page, in fields and tips too. */
  marks: string[];
  /** Those that stand on a decision card as if the product had said them. */
  undressed: string[];
};

/** Looks at every element, attribute and text of the page as it stands. */
export const inspect = (page: Page): Promise<Seen> => page.evaluate(look);

/** Runs in the page, so that it can use nothing from outside. */
function look(): Seen {
  const [faults, marks, undressed] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const marksIn = (text: string) => [...text.matchAll(/W\d{3}Z/g)].map(([mark]) => mark);
  const spelt = (text: string) => text.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
  const fault = (what: string, element: Element, text = '') =>
    faults.add(`${what}: <${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${text}`);
  const addresses = 'src srcset href xlink:href poster data action formaction ping background cite'.split(' ');
  // The one mark that is allowed ends letters that are written from right to left.
  const unseen =
    /(?![\n\t])\p{Cc}|[\u2028\u2029\ufff9-\ufffb]|(?!\u200e)\p{Default_Ignorable_Code_Point}|(?<![\u05d0-\u05ea]\P{L}*)\u200e/u;

  function lookAtElement(element: Element): void {
    for (const { name, value } of element.attributes) {
      for (const mark of marksIn(value)) marks.add(mark);
      if (/^on/.test(name)) fault('a handler', element, name);
      if (name === 'style' && /url\(|expression|@import/i.test(value)) fault('a style that loads', element, value);
      if (unseen.test(value)) fault('something unseen in an attribute', element, `${name}=${spelt(value)}`);
      if (addresses.includes(name)) lookAtAddress(element, name, value);
    }
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      for (const mark of marksIn(element.value)) marks.add(mark);
      if (unseen.test(element.value)) fault('something unseen in a field', element, spelt(element.value));
    }
  }

  function lookAtAddress(element: Element, name: string, value: string): void {
    const to = URL.parse(value, location.href);
    const isOut = to?.origin !== location.origin;
    if (element.tagName !== 'A') {
      if (isOut) fault('an address elsewhere', element, `${name}=${value}`);
      return;
    }
    // The maker of the graph's canvas asks for its name to stand there.
    if (element.closest('.react-flow__attribution')) return;
    if (!to || !/^https?:$/.test(to.protocol)) fault('a link of another kind', element, value);
    else if (!isOut && /^\/api\/(?!v1\/openapi\.json)/.test(to.pathname))
      fault('a link that does something', element, value);
    const rel = (element.getAttribute('rel') ?? '').split(' ');
    if (isOut && !['noopener', 'noreferrer', 'nofollow'].every((word) => rel.includes(word)))
      fault('a link out without its rel', element, value);
    if (isOut && !(element.textContent ?? '').includes(to?.host ?? '\0'))
      fault('a link that hides where it goes', element, value);
  }

  function lookAtText(text: string, holder: Element): void {
    for (const mark of marksIn(text)) {
      marks.add(mark);
      const isDressed = holder.closest('figure, q, dl') !== null || /“[^”]*W\d{3}Z/.test(text);
      if (holder.closest('section[aria-label="Card"]') && !isDressed) undressed.add(mark);
    }
    if (unseen.test(text)) fault('something unseen', holder, spelt(text));
    const [turned] = /\u05d2 7(?![….]?\u200e|\n|$)[^\n]{0,20}/u.exec(text) ?? [];
    if (turned) fault('letters that move what comes after', holder, turned);
  }

  const foreign =
    'iframe, frame, object, embed, applet, video, audio, source, picture, track, img, base, portal, marquee, form[action], meta[http-equiv=refresh]';
  for (const element of document.querySelectorAll(foreign)) fault('an element of a text', element);
  for (const element of document.querySelectorAll('script, style'))
    if (marksIn(element.textContent ?? '').length > 0) fault('a text inside code', element);
  for (const element of document.querySelectorAll('*')) lookAtElement(element);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (node.parentElement && !node.parentElement.closest('script, style, noscript'))
      lookAtText(node.textContent ?? '', node.parentElement);

  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) faults.add(`it scrolls sideways by ${wide} px at ${innerWidth} px`);
  return { faults: [...faults], marks: [...marks], undressed: [...undressed] };
}
