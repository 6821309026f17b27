import { shownJson } from '../core/text';
import { type Html, html } from './html';
import { renderDecided, renderHolds, renderNext, renderProved } from './render-judgement';
import { renderNoSeal, renderSeal } from './render-seal';
import {
  renderAsked,
  renderDone,
  renderLearned,
  renderProduced,
  renderPruned,
  renderSpent,
  renderUsed,
} from './render-sections';
import { paperStyle } from './render-style';
import type { ReceiptDocument } from './schema';
import type { Seal } from './seal';
import { countText, durationText, momentText, moneyText, plural, verifyCommand, wordsOf } from './words';

/**
 * A view of the account as one HTML file: no script, no outside asset, nothing that a text of an agent can turn into
 * one. It names the hash of the sealed JSON, which alone verifies.
 */
export function renderReceiptHtml(account: ReceiptDocument, seal: Seal | null): string {
  // Each text by itself, before texts are put beside each other: none moves its neighbour.
  const document = shownJson(account) as ReceiptDocument;
  const title = `Receipt · ${document.mission.name}`;
  const style = { text: `<style>${paperStyle}</style>` } as Html;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer"><title>${title}</title>${style}</head>
<body><article class="sheet">
${renderHeader(document, seal)}
${renderSummary(document)}
${renderAsked(document)}
${renderDone(document)}
${renderUsed(document)}
${renderSpent(document)}
${renderProduced(document)}
${renderProved(document)}
${renderPruned(document)}
${renderLearned(document)}
${renderDecided(document)}
${renderHolds(document)}
${renderNext(document)}
${renderFooter(document, seal)}
</article></body></html>
`;
  return page.text;
}

function renderHeader(document: ReceiptDocument, seal: Seal | null): Html {
  const { mission, issuer } = document;
  const name = seal ? `receipt ${document.number}, version ${document.version}` : 'draft of a receipt';
  const pilot = mission.pilot === null ? '' : `, piloted by ${mission.pilot.name}`;
  const launched = mission.launchedAt === null ? 'Not launched' : `Launched ${momentText(mission.launchedAt)}`;
  const ended =
    mission.endedAt === null ? `, now in ${mission.status}` : `, ${mission.status} ${momentText(mission.endedAt)}`;
  const drawn = seal && document.sealedAt !== null ? renderSeal(seal.sha256, document.sealedAt) : renderNoSeal();
  const digits = seal ? (seal.sha256.match(/.{16}/g) ?? []) : [];
  const hash = digits.length === 0 ? null : html`<p class="n">sha256${digits.map((line) => html`<br>${line}`)}</p>`;
  return html`<header class="hd"><div><p class="wd">Mission Control, ${name}</p><h1>${mission.name}</h1><p class="sb">Asked by ${mission.askedBy.name}${pilot}, for ${issuer.workspace.name}.<br>${launched}${ended}.</p></div><div class="se">${drawn}${hash}</div></header>`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function renderSummary({ summary, spent, mission }: ReceiptDocument): Html {
  const { assertions, tasks } = summary;
  const open = assertions.failed + assertions.pending;
  const verdict = [
    assertions.waived === 0 ? 'none waived' : `${assertions.waived} waived`,
    open === 0 ? '' : `${open} not passed`,
  ];
  const budget = spent.budget.money === null ? 'no cap' : `of ${moneyText(spent.budget.money, spent.currency)}`;
  const cells: [string, string, string][] = [
    [
      capitalised(wordsOf(summary.outcome)),
      `${assertions.passed} of ${assertions.total} passed`,
      `assertions, ${verdict.filter(Boolean).join(', ')}`,
    ],
    ['Tasks', `${tasks.done} of ${tasks.total}`, plural(summary.attempts, 'attempt')],
    ['Money', moneyText(summary.money, spent.currency), budget],
    ['Active', durationText(mission.activeSeconds), `over ${durationText(mission.elapsedSeconds)}`],
    ['People', countText(summary.decisionsByPeople), summary.decisionsByPeople === 1 ? 'decision' : 'decisions'],
  ];
  return html`<dl class="sum">${cells.map(([name, figure, note]) => html`<div><dt>${name}</dt><dd class="fig">${figure}</dd><dd>${note}</dd></div>`)}</dl>`;
}

function renderFooter(document: ReceiptDocument, seal: Seal | null): Html {
  const { events, issuer, summary } = document;
  const covers = `Covers ${plural(summary.tasks.total, 'task')}, ${plural(summary.attempts, 'attempt')}, ${plural(summary.evidence, 'piece')} of evidence and events ${events.first} to ${countText(events.last)}, each hashed over the one before.`;
  if (!seal)
    return html`<footer><span><b>Seal</b></span><div>${covers} This is a draft: it is not sealed, proves nothing yet and changes with the mission. Last event ${events.lastHash}.</div></footer>`;
  const file = document.number ?? 'receipt';
  const signer = document.contract?.versions.find(
    (version) => version.version === document.contract?.inForce,
  )?.signedBy;
  const signed = signer
    ? html`<div><b>${signer.name}</b>signed the contract</div>`
    : html`<div><b>No contract</b>nobody signed one</div>`;
  return html`<footer><span><b>Seal</b></span><div>${covers} This page is a view; the sealed JSON alone verifies, without us and without a network:
<pre>${verifyCommand(file)} --key ${seal.keyId}
ok  ${seal.sha256}
    ${countText(events.last)} events, key ${seal.keyId}</pre>
Compare the key with the one that its issuer publishes: ${issuer.origin}/api/v1/receipts/key.
<div class="sig">${signed}<div><b>${document.sealedBy?.name ?? ''}</b>ended the mission: ${wordsOf(summary.outcome)}</div><div><b>Mission Control</b>sealed ${document.sealedAt === null ? '' : momentText(document.sealedAt)}, ed25519</div></div></div></footer>`;
}
