import { type Html, html } from './html';
import { piecesOf } from './pieces';
import { renderLine, renderProof, renderSection } from './render-parts';
import type { ReceiptDocument } from './schema';
import { durationText, momentText, saidText, valueText, wordsOf } from './words';

export function renderProved(document: ReceiptDocument): Html | null {
  const { assertions, evidence } = document;
  const rows = assertions.map((assertion) => {
    const decided =
      assertion.decidedBy === null
        ? ''
        : ` by ${assertion.decidedBy.name}${assertion.reason ? `: ${assertion.reason}` : ''}`;
    const pieces = piecesOf(document, assertion).map(({ piece, because }) => renderPiece(piece, because));
    return html`<div class="as"><span class="n">${assertion.key}</span><span>${assertion.statement}</span>${renderProof(assertion.proved)}<small>${wordsOf(assertion.state)}${decided}${assertion.removed ? ', no longer in the contract' : ''}</small>${pieces}</div>`;
  });
  const other = evidence.filter((piece) => !assertions.some((assertion) => assertion.key === piece.assertion));
  const rest = other.map(
    (piece) =>
      html`<div class="as"><span class="n">${piece.task ?? ''}</span><span>${wordsOf(piece.kind)}</span>${renderProof(piece.proved.strength)}${renderPiece(piece, null)}</div>`,
  );
  return renderSection('Proved', 'computed, never declared', [...rows, ...rest], 'long');
}

// What is said stands in quotation marks, apart from what was found.
function renderPiece(piece: ReceiptDocument['evidence'][number], because: string | null): Html {
  const found = piece.proved.findings.join(' ');
  const aside = because === null ? '' : `Does not count, as ${because}: `;
  return html`<small>${aside}${wordsOf(piece.kind)}, ${piece.proved.strength}. ${piece.said.by.name} says “${saidText(piece.said)}”${piece.said.claim === '' ? null : html` (${valueText(piece.said.value)})`}. ${found}</small>`;
}

export function renderDecided({ decisions }: ReceiptDocument): Html | null {
  const lines = decisions.map((one, index) => {
    const waited = one.waitedSeconds === null ? '' : `, after ${durationText(one.waitedSeconds)}`;
    const reason = one.reason === null || one.reason === '' ? '' : `“${one.reason}” `;
    const small = `${reason}${one.by.name}, ${momentText(one.at)}${waited}`;
    return renderLine(`D${index + 1}`, `${one.what}: ${wordsOf(one.outcome)}`, small);
  });
  return renderSection('Decided', 'by people', lines.length === 0 ? [] : [html`<ol>${lines}</ol>`], 'long');
}

export function renderNext({ next }: ReceiptDocument): Html {
  const recommended = next.recommended.map(
    (one) =>
      html`<li>${one.text} <span class="f">${one.task}${one.disposition === null ? '' : `, ${wordsOf(one.disposition)}`}</span></li>`,
  );
  const box = recommended.length === 0 ? [] : [html`<ul class="nx">${recommended}</ul>`];
  const lines = [
    ...next.leftovers.map((one) =>
      renderLine(
        one.task,
        one.text,
        `${wordsOf(one.kind)}${one.blocking ? ', blocking' : ''}, ${one.disposition === null ? 'open' : wordsOf(one.disposition)}${one.reason ? `: ${one.reason}` : ''}`,
      ),
    ),
    ...next.undone.map((one) => renderLine(one.task, one.title, `not done: ${wordsOf(one.status)}`)),
    ...next.assertionsOpen.map((key) => renderLine(key, 'This assertion was not passed.')),
    ...next.questions.map((one) => renderLine('?', one.text, 'open question')),
  ];
  const list = lines.length === 0 ? [] : [html`<ul>${lines}</ul>`];
  const body = [...box, ...list];
  const nothing = html`<p class="q">Nothing was left over and nobody recommended a next step.</p>`;
  return html`<section class="last"><h2>Next<small>left and recommended</small></h2><div>${body.length === 0 ? nothing : body}</div></section>`;
}

export function renderHolds({ holds, orphanReports }: ReceiptDocument): Html | null {
  const held = holds.map((one) => {
    const end =
      one.closedAt === null
        ? 'still open'
        : `until ${momentText(one.closedAt)}${one.closedBy === null ? '' : `, ${one.closedBy.name}`}`;
    return renderLine(
      '',
      `${wordsOf(one.reason)}${one.why === '' ? '' : `: ${one.why}`}`,
      `held by ${one.openedBy.name}, ${momentText(one.openedAt)}, ${end}`,
    );
  });
  const late = orphanReports.map((one) =>
    renderLine(
      one.task,
      `A late report (${wordsOf(one.operation)}) was refused and counts nowhere.`,
      `${one.by.name}, ${momentText(one.at)}`,
    ),
  );
  const all = [...held, ...late];
  return renderSection('Held', 'and refused', all.length === 0 ? [] : [html`<ul>${all}</ul>`], 'long');
}
