// Plain CommonJS: the bundler runs it with whichever Node it finds first.
const declaration = /^export const (\w+) = operation\(\{\n(.*?)^\}\);/gms;
const onTheWire = /^ {2}(?:method|path): '[^']+',|^ {2}bytes: /gm;

/**
 * For the bundler: what a browser needs of `operations.ts` to call each operation, as source. Without it every page
 * would carry the schemas of whole features, the library that reads them, and words for other doors.
 *
 * @param {string} source
 * @returns {string}
 */
module.exports = function wireLoader(source) {
  const operations = [...source.matchAll(declaration)].map(([, name, body = '']) => {
    const parts = (body.match(onTheWire) ?? []).map((part) => part.replace('bytes: ', 'bytes: true,'));
    return `export const ${name} = {${parts.join('')} };\n`;
  });
  return operations.join('');
};
