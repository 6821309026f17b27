import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectWords, readCatalogue, templateFile, wordsFolder, writeCatalogue } from './words-catalogue.mjs';

// npm run words [language]: brings the list of all words, and each translation, to what the source says now.

const root = process.cwd();
const entries = collectWords(root);
writeFileSync(join(root, templateFile), writeCatalogue(entries));
console.log(`${templateFile}: ${entries.length} texts`);

const kept = readdirSync(join(root, wordsFolder)).filter((name) => name.endsWith('.po'));
const asked = process.argv.slice(2).map((language) => `${language}.po`);
for (const name of new Set([...kept, ...asked])) {
  const file = join(root, wordsFolder, name);
  const translated = existsSync(file) ? readCatalogue(readFileSync(file)) : new Map<string, string[]>();
  writeFileSync(file, writeCatalogue(entries, name.replace(/\.po$/, ''), translated));
  const open = entries.filter(({ id }) => !translated.has(id)).length;
  console.log(`${join(wordsFolder, name)}: ${open} of ${entries.length} texts are not translated`);
}
