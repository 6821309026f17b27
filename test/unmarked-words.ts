import { parseSync } from 'rolldown/utils';
import { wordAttributes } from '../scripts/words.mjs';

type Node = { type: string; start: number; end: number; [key: string]: unknown };

/** What takes names of things and never words: classes, selectors, keys, addresses, headers. */
const takesNames =
  /^(cx|Error|TypeError|Date|Set|URL|useKept|useEdit|usePreference|onNamed|watch|find|matchMedia|createContext|verifyCommand)$|\b(querySelector(All)?|closest|matches|contains|startsWith|push|replace|error|setAttribute)$|^(Intl|headers|document|localStorage)\./;
const codeAttributes =
  /^(className|href|id|key|d|transform|style|viewBox|preserveAspectRatio|points|media|value|src|keys|rel|data-.+)$/;
const codeProperties = /^(className|href|id|keys|media|timeZone|currency|cache-control|template|transform)$/;
const isClass = (text: string) =>
  text.split(/\s+/).every((token) => /^[a-z@!-][\w@![\]()%,.:/#*&>='-]*$/.test(token)) && /[-:[]/.test(text);
const readsAsWords = (text: string) => /\p{L}{2,},? \p{L}{2,}/u.test(text) || /^\p{Lu}\p{Ll}+$/u.test(text);

/** Texts that look as if people read them and stand where no catalogue sees them, as 'line: text'. */
export function unmarkedWords(source: string, path: string): string[] {
  const { program } = parseSync(path, source, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  const found: string[] = [];

  function visit(value: unknown, isName: boolean): void {
    if (Array.isArray(value)) for (const one of value) visit(one, isName);
    if (value === null || typeof value !== 'object' || !('type' in value)) return;
    const node = value as Node;
    const text = isName ? undefined : textOf(node);
    if (text !== undefined && readsAsWords(text) && !isClass(text))
      found.push(`${source.slice(0, node.start).split('\n').length}: ${text}`);
    for (const [child, isNameThere] of inside(node, isName, source)) visit(child, isNameThere);
  }

  visit(program, false);
  return found;
}

function textOf({ type, value, quasis }: Node): string | undefined {
  if (type === 'Literal' && typeof value === 'string') return value;
  if (type !== 'TemplateLiteral') return undefined;
  return (quasis as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked).join('{}');
}

/** Where in it there may be words, and whether what stands there is a name and no text. */
function inside(node: Node, isName: boolean, source: string): [unknown, boolean][] {
  const name = nameOf(node);
  if (/^(Import|Export(All|Specifier)|JSXText$|TS(?!As|Satisfies|NonNull))/.test(node.type) || node.directive)
    return [];
  switch (node.type) {
    case 'TaggedTemplateExpression':
      return [[(node.quasi as Node).expressions, isName]];
    case 'JSXAttribute': {
      const isCovered = (node.value as Node | null)?.type === 'Literal' && wordAttributes.has(name);
      return isCovered ? [] : [[node.value, codeAttributes.test(name)]];
    }
    case 'Property':
      return [[node.value, isName || codeProperties.test(name)]];
    case 'VariableDeclarator':
      return [[node.init, /[cC]lass(es)?$/.test(name)]];
    case 'BinaryExpression':
      return /=/.test(String(node.operator)) ? [] : [[[node.left, node.right], isName]];
    case 'SwitchCase':
      return [[node.consequent, isName]];
    case 'MemberExpression':
      return [[node.object, isName]];
    case 'CallExpression':
    case 'NewExpression': {
      const callee = node.callee as Node;
      return [
        [callee, isName],
        [node.arguments, takesNames.test(source.slice(callee.start, callee.end))],
      ];
    }
    default:
      return Object.values(node).map((child) => [child, isName && !/Function/.test(node.type)]);
  }
}

function nameOf(node: Node): string {
  const named = (node.name ?? node.key ?? node.id) as { name?: unknown; value?: unknown } | undefined;
  return String(named?.name ?? named?.value ?? '');
}
