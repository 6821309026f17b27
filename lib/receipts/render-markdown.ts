import { shown, shownJson } from '../core/text';
import { piecesOf } from './pieces';
import type { ReceiptDocument } from './schema';
import type { Seal } from './seal';
import {
  countText,
  dayText,
  durationText,
  momentText,
  moneyText,
  plural,
  saidText,
  sizeText,
  termsText,
  verifyCommand,
  wordsOf,
} from './words';

/** A view of the account as Markdown. Texts of people and agents are escaped whole: no link, picture or HTML in them is live. */
export function renderReceiptMarkdown(account: ReceiptDocument, seal: Seal | null): string {
  // Each text by itself, before texts are put beside each other: none moves its neighbour.
  const document = shownJson(account) as ReceiptDocument;
  const parts = [
    heading(document, seal),
    summary(document),
    section('Asked', asked(document)),
    section('Done', done(document)),
    section('Used', used(document)),
    section('Spent', spent(document)),
    section('Produced', produced(document)),
    section('Proved', proved(document)),
    section('Pruned', pruned(document)),
    section('Learned', learned(document)),
    section('Decided by people', decided(document)),
    section('Held and refused', held(document)),
    section('Next', next(document)),
    section('Seal', sealed(document, seal)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

// Renderers make links of these by themselves, whatever is escaped in them; as code they are read and lead nowhere.
const address = /((?:\b(?:https?|ftp):\/\/|\bwww\.)[^\s`|]*[^\s`|,.;:!?)'"”]|[-.+\w]+@[-\w]+(?:\.[-\w]+)+)/i;

/** One line of text in which nothing is markup: signs that mean something anywhere, or at the start of a line, are escaped. */
export function escapeMarkdown(text: string): string {
  const pieces = shown(text).replace(/\s+/g, ' ').trim().split(address);
  return pieces
    .map((piece, index) => (index % 2 === 1 ? `\`${piece}\`` : piece.replace(/[\\`*_[\]<>|~&!#$]/g, '\\$&')))
    .join('')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=:]/, '\\$&');
}

const m = (template: TemplateStringsArray, ...parts: readonly (string | number)[]): string =>
  template.map((piece, index) => piece + (index < parts.length ? escapeMarkdown(String(parts[index])) : '')).join('');

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
const section = (title: string, body: string): string => (body === '' ? '' : `## ${title}\n\n${body}`);
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[][]): string =>
  rows.length === 0 ? '' : [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

function heading({ mission, issuer, number, version }: ReceiptDocument, seal: Seal | null): string {
  const name = seal ? `Receipt ${number}, version ${version}` : 'Draft of a receipt';
  const launched = mission.launchedAt === null ? 'not launched' : `launched ${momentText(mission.launchedAt)}`;
  const ended =
    mission.endedAt === null ? `now in ${mission.status}` : `${mission.status} ${momentText(mission.endedAt)}`;
  return `# ${m`${mission.name}`}\n\n${name}. ${m`Asked by ${mission.askedBy.name}, for ${issuer.workspace.name}; ${launched}, ${ended}.`}`;
}

function summary({ summary: sum, spent: money, mission }: ReceiptDocument): string {
  const cap = money.budget.money === null ? 'no cap' : moneyText(money.budget.money, money.currency);
  return list([
    m`${wordsOf(sum.outcome)}: ${sum.assertions.passed} of ${sum.assertions.total} assertions passed, ${sum.assertions.waived} waived`,
    m`${sum.tasks.done} of ${plural(sum.tasks.total, 'task')} done, ${plural(sum.attempts, 'attempt')}`,
    m`${moneyText(sum.money, money.currency)} spent, budget ${cap}`,
    m`${durationText(mission.activeSeconds)} active over ${durationText(mission.elapsedSeconds)}`,
    m`${plural(sum.decisionsByPeople, 'decision')} by people`,
  ]);
}

function asked({ mission, contract }: ReceiptDocument): string {
  const { target, restricted, forbidden } = termsText(contract);
  const text = target || mission.description || mission.brief;
  const inForce = contract?.versions.find((one) => one.version === contract.inForce);
  const signed = inForce
    ? m`Contract version ${inForce.version}, signed by ${inForce.signedBy?.name ?? ''}, terms sha256 ${inForce.termsSha256}.`
    : 'No contract is in force.';
  const rules = [
    ...restricted.map((words) => m`Restricted: ${words}`),
    ...forbidden.map((words) => m`Forbidden: ${words}`),
  ];
  return [m`${text}`, signed, list(rules)].filter((part) => part !== '').join('\n\n');
}

function done({ tasks, spent: { currency } }: ReceiptDocument): string {
  return table(
    ['task', 'title', 'status', 'workers', 'attempts', 'cost', 'proved'],
    tasks.map((task) => [
      m`${task.key}`,
      m`${task.title}`,
      m`${wordsOf(task.status)}`,
      m`${[...new Set(task.attempts.map((attempt) => attempt.worker.name))].join(', ')}`,
      String(task.attempts.length),
      m`${moneyText(task.money, currency)}`,
      task.proved,
    ]),
  );
}

function used({ used: all }: ReceiptDocument): string {
  const names = (title: string, found: readonly { name: string }[]) =>
    found.length === 0 ? [] : [`${title}: ${m`${found.map((one) => one.name).join(', ')}`}`];
  return list([
    ...all.workers.map(
      (one) =>
        m`${one.worker.name} (${[one.worker.kind, ...one.harnesses, ...one.models].join(', ')}), ${plural(one.attempts, 'attempt')}`,
    ),
    ...names('Tools', all.tools),
    ...names('Skills', all.skills),
    ...names('MCPs', all.mcps),
  ]);
}

function spent({ spent: all }: ReceiptDocument): string {
  const money = (amount: string) => moneyText(amount, all.currency);
  const models = all.byModel.map((one) => [
    m`${one.model}`,
    String(one.attempts),
    m`${countText(one.usage.tokensIn)}`,
    m`${countText(one.usage.tokensOut)}`,
    m`${money(one.usage.money)}`,
  ]);
  const total = [
    '**Total**',
    '',
    m`${countText(all.total.tokensIn)}`,
    m`${countText(all.total.tokensOut)}`,
    m`${money(all.total.money)}`,
  ];
  const lost = m`Lost to retries: ${money(all.lostToRetries.usage.money)} in ${plural(all.lostToRetries.attempts, 'attempt')}. Reported late: ${money(all.late.money)}. Booked: ${money(all.booked)}.`;
  return `${table(['model', 'attempts', 'tokens in', 'tokens out', 'cost'], [...models, total])}\n\n${lost}`;
}

function produced({ artifacts }: ReceiptDocument): string {
  return list(
    artifacts.map((one) => m`${one.name}, ${sizeText(one.size)}, ${one.task ?? ''}, sha256 ${one.sha256 ?? 'none'}`),
  );
}

function proved(document: ReceiptDocument): string {
  const { assertions, evidence } = document;
  const placed = assertions.flatMap((assertion) => piecesOf(document, assertion));
  const aside = new Map(placed.map(({ piece, because }) => [piece.id, because]));
  const statements = assertions.map(
    (one) =>
      m`${one.key} ${one.statement}: ${one.state}, ${one.proved}. ${one.reason ?? ''} ${one.decidedBy?.name ?? ''}`,
  );
  const pieces = evidence.map(
    (one) =>
      m`${one.assertion ?? one.task ?? ''} ${wordsOf(one.kind)}: ${one.said.by.name} says “${saidText(one.said)}”; ${one.proved.strength}. ${one.proved.findings.join(' ')} ${aside.get(one.id) ? `Does not count, as ${aside.get(one.id)}.` : ''}`,
  );
  return list([...statements, ...pieces]);
}

function pruned({ pruned: all, spent: { currency } }: ReceiptDocument): string {
  return list(
    all.map(
      (one) =>
        m`${one.name}: ${wordsOf(one.how)}. ${one.reason ?? ''} ${one.at === null ? '' : dayText(one.at)} ${moneyText(one.money, currency)}`,
    ),
  );
}

function learned({ state }: ReceiptDocument): string {
  return list(state.map((one) => m`${one.kind}, ${one.status}: ${one.text} ${one.reason} (${one.by.name})`));
}

function decided({ decisions }: ReceiptDocument): string {
  return list(
    decisions.map(
      (one) => m`${one.what}: ${wordsOf(one.outcome)}. ${one.reason ?? ''} ${one.by.name}, ${momentText(one.at)}`,
    ),
  );
}

function held({ holds, orphanReports }: ReceiptDocument): string {
  return list([
    ...holds.map(
      (one) =>
        m`${wordsOf(one.reason)}: ${one.why} ${momentText(one.openedAt)} to ${one.closedAt === null ? 'now' : momentText(one.closedAt)}`,
    ),
    ...orphanReports.map(
      (one) =>
        m`${one.task}: a late report (${wordsOf(one.operation)}) of ${one.by.name} was refused, ${momentText(one.at)}`,
    ),
  ]);
}

function next({ next: all }: ReceiptDocument): string {
  return list([
    ...all.recommended.map((one) => m`Recommended: ${one.text} (${one.task})`),
    ...all.leftovers.map((one) => m`${wordsOf(one.kind)}: ${one.text} (${one.task}, ${one.disposition ?? 'open'})`),
    ...all.undone.map((one) => m`Not done: ${one.task} ${one.title}, ${wordsOf(one.status)}`),
    ...all.assertionsOpen.map((key) => m`Not passed: ${key}`),
    ...all.questions.map((one) => m`Open question: ${one.text}`),
  ]);
}

function sealed({ events, number, issuer }: ReceiptDocument, seal: Seal | null): string {
  const covers = m`Covers events ${events.first} to ${events.last}, each hashed over the one before.`;
  if (!seal) return `${covers} This is a draft: it is not sealed and proves nothing yet.`;
  const command = `    ${verifyCommand(number ?? 'receipt')} --key ${seal.keyId}`;
  return `${covers} This text is a view; the sealed JSON alone verifies, offline:\n\n${command}\n\nsha256 ${seal.sha256}\n\nkey ${seal.keyId}, ${m`issued at ${issuer.origin}`}`;
}
