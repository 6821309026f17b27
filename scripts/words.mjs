// Plain JavaScript: the bundler runs it with whichever Node it finds first.
import { parseSync } from 'rolldown/utils';

/** Attributes whose literal values are read by people. Any other literal with words in it is marked with t`…`. */
export const wordAttributes = new Set(
  `absent alt aria-label aside cancelLabel confirmLabel description doneLabel emptyText first foot heading hint label
  lead next note noun placeholder rule small sub submitLabel term title unit what why word`.split(/\s+/),
);

/**
 * @typedef {{ type: string, start: number, end: number, [key: string]: any }} Node
 * @typedef {string | Node} Piece a text, or the code that stands between texts
 * @typedef {{ id: string, plural?: string, line: number }} Message what a translator reads; `{names}` stand for code
 * @typedef {(id: string, plural?: string) => string[] | undefined} Translate one text for each plural category of the
 *   language, in the order of CLDR; nothing when it stays as it is
 */

const hasWords = (/** @type {string} */ text) => /\p{L}/u.test(text);

/** What a JSX text shows: lines joined by one space, as React does. */
function shown(/** @type {string} */ text) {
  if (!text.includes('\n')) return decoded(text);
  const lines = text.split('\n');
  const kept = lines.map((line, at) => {
    const from = at === 0 ? line : line.trimStart();
    return at === lines.length - 1 ? from : from.trimEnd();
  });
  return decoded(kept.filter((line) => line !== '').join(' '));
}

const entities = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'", '&nbsp;': '\u00a0' };
function decoded(/** @type {string} */ text) {
  return text.replace(/&\w+;/g, (one) => entities[/** @type {keyof typeof entities} */ (one)] ?? one);
}

/** @returns {Node[]} */
const children = (/** @type {Node} */ node) =>
  Object.values(node)
    .flat()
    .filter((value) => value && typeof value === 'object' && typeof value.type === 'string');

/** A name for what stands between texts, which tells a translator what it is. */
function nameOf(/** @type {Node} */ node) {
  if (node.type === 'JSXExpressionContainer') return nameOf(node.expression);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' && !node.computed) return node.property.name;
  if (node.type === 'CallExpression') return nameOf(node.callee);
  if (node.type === 'JSXElement' && node.openingElement.name.type === 'JSXIdentifier')
    return node.openingElement.name.name;
  return 'value';
}

/** The id of a message, and which code each of its names stands for. */
function idOf(/** @type {Piece[]} */ pieces, /** @type {string} */ source, /** @type {Map<string, Node>} */ named) {
  const text = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const code = source.slice(piece.start, piece.end);
    const first = nameOf(piece);
    for (let count = 1; ; count++) {
      const name = count === 1 ? first : `${first}${count}`;
      const known = named.get(name);
      if (known && source.slice(known.start, known.end) !== code) continue;
      named.set(name, piece);
      return `{${name}}`;
    }
  });
  return text.join('');
}

/** The texts of an element and the code between them. */
function piecesOfElement(/** @type {Node} */ element) {
  /** @type {Piece[]} */
  const pieces = [];
  for (const child of element.children) {
    const literal = child.type === 'JSXExpressionContainer' && child.expression.type === 'Literal';
    const isText = child.type === 'JSXText' || (literal && typeof child.expression.value === 'string');
    if (child.type === 'JSXExpressionContainer' && child.expression.type === 'JSXEmptyExpression') continue;
    const text = isText ? (child.type === 'JSXText' ? shown(child.value) : child.expression.value) : child;
    const last = pieces.length - 1;
    if (typeof text === 'string' && typeof pieces[last] === 'string') pieces[last] += text;
    else if (text !== '') pieces.push(text);
  }
  return pieces;
}

function piecesOfTemplate(/** @type {Node} */ { quasis, expressions }) {
  return /** @type {Piece[]} */ (
    quasis.flatMap((/** @type {Node} */ { value }, /** @type {number} */ at) => [
      value.cooked,
      ...(at < expressions.length ? [expressions[at]] : []),
    ])
  ).filter((piece) => piece !== '');
}

const isMarked = (/** @type {Node} */ node) => node.type === 'TaggedTemplateExpression' && node.tag.name === 't';

/** The words of one, and of any other number, of plural(count, { one: t`…`, other: t`…` }). */
function formsOf(/** @type {Node} */ node) {
  if (node.type !== 'CallExpression' || node.callee.name !== 'plural') return undefined;
  const [one, other] = ['one', 'other'].map((name) =>
    node.arguments[1]?.properties?.find((/** @type {Node} */ property) => property.key.name === name),
  );
  return one && other && isMarked(one.value) && isMarked(other.value)
    ? { one: one.value, other: other.value }
    : undefined;
}

const quoted = (/** @type {string} */ text) => `\`${text.replace(/[\\`$]/g, '\\$&')}\``;

/** A translated text as a template, with the code of this file in the places of its names. */
function template(/** @type {string} */ text, /** @type {(name: string) => string | undefined} */ codeOf) {
  const parts = text.split(/(\{\w+\})/).map((part) => {
    const code = part.startsWith('{') ? codeOf(part.slice(1, -1)) : undefined;
    return code === undefined ? quoted(part).slice(1, -1) : `\${${code}}`;
  });
  return `\`${parts.join('')}\``;
}

/** The same as children of an element. */
function childrenOf(/** @type {string} */ text, /** @type {(name: string) => string | undefined} */ codeOf) {
  const parts = text.split(/(\{\w+\})/).filter((part) => part !== '');
  return parts
    .map((part) => (part.startsWith('{') ? codeOf(part.slice(1, -1)) : undefined) ?? `{${JSON.stringify(part)}}`)
    .join('');
}

/**
 * Reads the words of one file of TypeScript: the texts of its elements, the literals of attributes that people read,
 * and what is marked with t`…` and plural(…).
 *
 * @param {string} source
 * @param {string} path which names the file in an error
 * @param {Translate} [translate]
 * @returns {{ messages: Message[], code: string }} `code` is the source with its words translated
 * @throws {Error} when the file cannot be read as TypeScript
 */
export function wordsOf(source, path, translate = () => undefined) {
  const { program, errors } = parseSync(path, source, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  /** @type {Message[]} */
  const messages = [];

  function found(/** @type {Node} */ node, /** @type {string} */ id, /** @type {string | undefined} */ plural) {
    messages.push({ id, ...(plural && { plural }), line: source.slice(0, node.start).split('\n').length });
    return translate(id, plural);
  }

  /** The source of a node, with the words in it translated. */
  function code(/** @type {Node} */ node) {
    let text = '';
    let at = node.start;
    for (const child of children(node).sort((a, b) => a.start - b.start)) {
      if (child.start < at) continue;
      text += source.slice(at, child.start) + rendered(child);
      at = child.end;
    }
    return text + source.slice(at, node.end);
  }

  /** @returns {string} */
  function rendered(/** @type {Node} */ node) {
    const forms = formsOf(node);
    if (forms) return counted(node, forms);
    if (isMarked(node)) return marked(node);
    if (node.type === 'JSXAttribute') return attribute(node);
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') return element(node);
    return code(node);
  }

  const codeIn = (/** @type {Map<string, Node>} */ named) => (/** @type {string} */ name) => {
    const node = named.get(name);
    return node && rendered(node);
  };

  function marked(/** @type {Node} */ node) {
    const named = new Map();
    const [text] = found(node, idOf(piecesOfTemplate(node.quasi), source, named), undefined) ?? [];
    return text === undefined ? code(node) : template(text, codeIn(named));
  }

  function counted(/** @type {Node} */ node, /** @type {{ one: Node, other: Node }} */ forms) {
    const named = new Map();
    const other = idOf(piecesOfTemplate(forms.other.quasi), source, named);
    const one = idOf(piecesOfTemplate(forms.one.quasi), source, named);
    const texts = found(node, one, other);
    if (texts === undefined) return code(node);
    return `plural(${rendered(node.arguments[0])}, [${texts.map((text) => template(text, codeIn(named))).join(', ')}])`;
  }

  function attribute(/** @type {Node} */ node) {
    const { value } = node;
    if (value?.type !== 'Literal' || !wordAttributes.has(attributeName(node)) || !hasWords(value.value))
      return code(node);
    const [text] = found(node, decoded(value.value), undefined) ?? [];
    return text === undefined ? code(node) : `${attributeName(node)}={${JSON.stringify(text)}}`;
  }

  function element(/** @type {Node} */ node) {
    const pieces = piecesOfElement(node);
    if (!pieces.some((piece) => typeof piece === 'string' && hasWords(piece))) return code(node);
    const named = new Map();
    const whole = idOf(pieces, source, named);
    const id = whole.trim();
    const [text] = found(node, id, undefined) ?? [];
    if (text === undefined) return code(node);
    const opening = node.openingElement ?? node.openingFragment;
    const closing = node.closingElement ?? node.closingFragment;
    const inside = childrenOf(
      whole.replace(id, () => text),
      codeIn(named),
    );
    return rendered(opening) + inside + source.slice(closing.start, closing.end);
  }

  const program_ = /** @type {Node} */ (/** @type {unknown} */ (program));
  const whole = source.slice(0, program_.start) + code(program_) + source.slice(program_.end);
  return { messages, code: whole };
}

/** @returns {string} */
const attributeName = (/** @type {Node} */ { name }) =>
  name.type === 'JSXNamespacedName' ? `${name.namespace.name}:${name.name.name}` : name.name;
