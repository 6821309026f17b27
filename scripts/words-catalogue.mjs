// Plain JavaScript: the bundler runs it with whichever Node it finds first.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { po } from 'gettext-parser';
import { wordsOf } from './words.mjs';

export const wordsFolder = 'words';
export const templateFile = join(wordsFolder, 'messages.pot');

/** Where texts for people are marked; what the server says over its doors is English, as its reference is. */
const places = ['app', 'components', 'lib'];

/** The language of tests: every word with accents and in brackets, so that one which was left out is seen. */
export const pseudoLanguage = 'en-XA';

/** @typedef {{ id: string, plural?: string, places: string[] }} Entry */

/** @returns {string[]} the files that may have words for people, from the root */
export function sourcesIn(/** @type {string} */ root) {
  return places.flatMap((place) =>
    readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
      .map((name) => `${place}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .sort(),
  );
}

/** @returns {Entry[]} every word of the interface once, with the files that say it */
export function collectWords(/** @type {string} */ root) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  for (const path of sourcesIn(root))
    for (const { id, plural } of wordsOf(readFileSync(join(root, path), 'utf8'), path).messages) {
      const known = entries.get(id) ?? { id, places: [] };
      if (plural) known.plural = plural;
      if (!known.places.includes(path)) known.places.push(path);
      entries.set(id, known);
    }
  return [...entries.values()];
}

/** The catalogue as a PO file; `translated` are the texts of an earlier one, by their ids. */
export function writeCatalogue(
  /** @type {Entry[]} */ entries,
  /** @type {string} */ language = '',
  /** @type {Map<string, string[]>} */ translated = new Map(),
) {
  const rows = entries.map((entry) => ({
    msgid: entry.id,
    ...(entry.plural && { msgid_plural: entry.plural }),
    msgstr: translated.get(entry.id) ?? (entry.plural ? ['', ''] : ['']),
    comments: { reference: entry.places.join('\n') },
  }));
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', ...(language && { Language: language }) };
  const translations = { '': Object.fromEntries(rows.map((row) => [row.msgid, row])) };
  return `${po.compile({ charset: 'utf-8', headers, translations }, { foldLength: 0 }).toString().trimEnd()}\n`;
}

/** @returns {Map<string, string[]>} the texts that a translator wrote, by their ids; what is not translated is left out */
export function readCatalogue(/** @type {Uint8Array} */ bytes) {
  const { translations } = po.parse(Buffer.from(bytes), 'utf-8');
  const rows = Object.values(translations['']).filter(({ msgid, msgstr }) => msgid !== '' && msgstr.every(Boolean));
  return new Map(rows.map(({ msgid, msgstr }) => [msgid, msgstr]));
}

const accents = new Map(
  [...'aàbƀcćdđeéfƒgĝhĥiíjĵkķlĺmɱnńoóqɋrŕsštţuúvṽwŵyýzž']
    .join('')
    .match(/../gu)
    ?.map((pair) => /** @type {[string, string]} */ ([...pair])),
);

/** A text with accents, in brackets, its {names} as they are. */
export function pseudo(/** @type {string} */ text) {
  const parts = text.split(/(\{\w+\})/);
  return `⟦${parts.map((part) => (part.startsWith('{') ? part : [...part].map((one) => accents.get(one) ?? one).join(''))).join('')}⟧`;
}
