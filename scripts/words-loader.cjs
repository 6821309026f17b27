// Plain CommonJS: the bundler runs it with whichever Node it finds first.
const { readFileSync } = require('node:fs');
const { join, relative } = require('node:path');

/**
 * For the bundler: a source with its words in the language of the build. What a catalogue does not have stays English.
 *
 * @this {{ async(): (error: unknown, code?: string) => void, getOptions(): { language: string, root: string }, resourcePath: string, addDependency(file: string): void }}
 * @param {string} source
 */
module.exports = function wordsLoader(source) {
  const done = this.async();
  const { language, root } = this.getOptions();
  translated(source, relative(root, this.resourcePath), language, root).then((code) => done(null, code), done);
};

async function translated(source, path, language, root) {
  const { wordsOf } = await import('./words.mjs');
  const { pseudo, pseudoLanguage, readCatalogue, wordsFolder } = await import('./words-catalogue.mjs');
  if (language === pseudoLanguage)
    return wordsOf(source, path, (id, plural) => (plural ? [pseudo(id), pseudo(plural)] : [pseudo(id)])).code;
  catalogues[language] ??= readCatalogue(readFileSync(join(root, wordsFolder, `${language}.po`)));
  return wordsOf(source, path, (id) => catalogues[language].get(id)).code;
}

const catalogues = {};
