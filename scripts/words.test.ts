import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { transformSync } from 'rolldown/utils';
import { expect, test, vi } from 'vitest';
import { unmarkedWords } from '../test/unmarked-words.ts';
import { wordsOf } from './words.mjs';
import { collectWords, pseudo, readCatalogue, sourcesIn, templateFile, writeCatalogue } from './words-catalogue.mjs';

const root = process.cwd();

/** What looks like words and is none: answers to programs, code to paste, names of keys and references, what a command prints. */
const notWords = ['app/api/[[...rest]]/route.ts', 'components/agents/paste-lines.ts', 'lib/client/hotkeys.ts'];
/** What in lib speaks to people on pages; the rest refuses in the English of the doors, or seals what it says. */
const speaking = new RegExp(
  `^lib/(client/|${[
    ...[
      'attempts/stalled',
      'attention/kinds-of-terms',
      'attention/kinds-of-work',
      'attention/outcomes',
      'audit/presenter',
      'audit/rules',
    ],
    ...[
      'contracts/changes',
      'contracts/clauses',
      'decisions/presenter',
      'events/words',
      'graph/(?!layout)',
      'plan-edits/rules',
    ],
    ...['lifecycle/forecast', 'lifecycle/problems', 'lifecycle/standing', 'lifecycle/takers', 'receipts/comparison'],
  ].join('|')})`,
);
const notTexts = [': copy of {}', ': {} --key {}', 'window.earlyReads='];

test('every text that people read can be translated', () => {
  const unmarked = sourcesIn(root)
    .filter((path) => !notWords.includes(path) && (!path.startsWith('lib/') || speaking.test(path)))
    .flatMap((path) => unmarkedWords(readFileSync(join(root, path), 'utf8'), path).map((found) => `${path}:${found}`))
    .filter((found) => !notTexts.some((text) => found.includes(text)));
  expect(unmarked, 'Mark each with t`…`, or give it to an attribute of scripts/words.mjs').toEqual([]);
});

test('the list of all words is that of the source', () => {
  const kept = readFileSync(join(root, templateFile), 'utf8');
  expect(kept === writeCatalogue(collectWords(root)), 'Run "npm run words"').toBe(true);
});

test('a source in its own language is itself, to the letter', () => {
  const changed = sourcesIn(root).filter((path) => {
    const source = readFileSync(join(root, path), 'utf8');
    return wordsOf(source, path).code !== source;
  });
  expect(changed).toEqual([]);
});

const source = `
import { plural, t } from '@/lib/core/words';
const titles = { open: t\`Open\`, shut: 'shut' };
export function Waiting({ tasks, who, href }) {
  return (
    <section aria-label="Tasks that wait" className="flex grow">
      <a href={href}>Go to <b>{who}</b>, who waits &amp; hopes</a>
      {plural(tasks, { one: t\`1 task of \${who}\`, other: t\`\${tasks} tasks of \${who}\` })}
      <i title={titles.open}>{titles.shut}</i>
    </section>
  );
}
`;

/** The component as a build in this language would make it, as HTML. */
async function render(language: string, texts: Record<string, string[]>, props: Record<string, unknown>) {
  vi.stubEnv('MC_LANGUAGE', language);
  vi.resetModules();
  const words = await import('../lib/core/words.ts');
  const react = await import('react/jsx-runtime');
  const { code } = wordsOf(source, 'waiting.tsx', (id) => texts[id]);
  const script = transformSync('waiting.tsx', code, { lang: 'tsx', jsx: { runtime: 'automatic' } }).code;
  const body = script
    .replace(/import \{([^}]*)\} from "@\/lib\/core\/words";/, (_, names) => `const {${names}} = words;`)
    .replace(
      /import \{([^}]*)\} from "react\/jsx-runtime";/,
      (_, names) => `const {${names.replaceAll(' as ', ': ')}} = react;`,
    )
    .replace('export function', 'return function');
  vi.unstubAllEnvs();
  return renderToStaticMarkup(new Function('words', 'react', body)(words, react)(props));
}

/** What would end a template, or begin code in one, were it not escaped. */
const odd = ['`', '$', '{tasks}', '\\', '"'].join('');

test('a translation may turn the order around and has all the forms of its language', async () => {
  const polish = {
    'Go to {b}, who waits & hopes': ['{b} czeka, idź tam'],
    'Tasks that wait': ['Zadania, które czekają'],
    '1 task of {who}': ['{tasks} zadanie ({who})', '{tasks} zadania ({who})', '{who} ma {tasks} zadań', 'inne'],
    Open: ['Otwarte'],
  };
  const html = (tasks: number) => render('pl', polish, { tasks, who: 'Ola', href: '/a' });
  expect(await html(1)).toBe(
    '<section aria-label="Zadania, które czekają" class="flex grow"><a href="/a"><b>Ola</b> czeka, idź tam</a>1 zadanie (Ola)<i title="Otwarte">shut</i></section>',
  );
  expect(await html(3)).toContain('3 zadania (Ola)');
  expect(await html(5)).toContain('Ola ma 5 zadań');
});

test('what is not translated stays as it is written, and no text can become code', async () => {
  const english = await render('en', {}, { tasks: 2, who: 'Ola', href: '/a' });
  expect(english).toContain('Go to <b>Ola</b>, who waits &amp; hopes</a>2 tasks of Ola<i title="Open">');
  const texts = { Open: [odd], 'Go to {b}, who waits & hopes': [odd], 'Tasks that wait': [odd] };
  const shown = odd.replace('"', '&quot;');
  const html = await render('xx', texts, { tasks: 1, who: 'Ola', href: '/a' });
  expect(html.split(shown)).toHaveLength(4);
});

test('a translation is kept by its text when the words are collected again, and what is half translated is English', () => {
  const entries = [
    { id: 'Open', places: ['a.tsx'] },
    { id: '1 task', plural: '{n} tasks', places: ['a.tsx', 'b.tsx'] },
  ];
  const written = writeCatalogue(
    entries,
    'de',
    new Map([
      ['Open', ['Offen']],
      ['Gone', ['Fort']],
    ]),
  );
  expect(written).toContain('msgid "Open"\nmsgstr "Offen"');
  expect(written).toContain('#: a.tsx\n#: b.tsx\nmsgid "1 task"\nmsgid_plural "{n} tasks"\nmsgstr[0] ""\nmsgstr[1] ""');
  expect(written).not.toContain('Fort');
  expect(readCatalogue(Buffer.from(written))).toEqual(new Map([['Open', ['Offen']]]));
});

test('the language of tests keeps the names in a text', () => {
  expect(pseudo('go to {who} now')).toBe('⟦ĝó ţó {who} ńóŵ⟧');
});
