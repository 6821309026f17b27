import { type Html, html } from './html';
import { renderDots, renderLane, renderLine, renderProof, renderSection, spanOf } from './render-parts';
import type { ReceiptDocument } from './schema';
import { countText, dayText, moneyText, plural, sizeText, termsText, wordsOf } from './words';

const joined = (parts: readonly (string | null)[]): string => parts.filter(Boolean).join('; ');

export function renderAsked({ mission, contract }: ReceiptDocument): Html | null {
  const { target, restricted, forbidden } = termsText(contract);
  const lines = [target === '' ? mission.description || mission.brief : target];
  const note = contract?.inForce ? `contract v${contract.inForce}` : 'no contract in force';
  const signed = contract?.versions.find((version) => version.version === contract.inForce);
  const rules = [
    restricted.length > 0 ? `Restricted: ${restricted.join(' ')}` : '',
    forbidden.length > 0 ? `Forbidden: ${forbidden.join(' ')}` : '',
    signed?.signedBy ? `Signed by ${signed.signedBy.name}, terms sha256 ${signed.termsSha256.slice(0, 16)}.` : '',
  ].filter((line) => line !== '');
  const said = lines.filter((line) => line !== '').map((line) => html`<p class="pre">${line}</p>`);
  return renderSection('Asked', note, [...said, ...rules.map((line) => html`<p class="small q">${line}</p>`)]);
}

export function renderDone(document: ReceiptDocument): Html | null {
  const { tasks, spent } = document;
  if (tasks.length === 0) return null;
  const span = spanOf(document);
  const rows = tasks.map((task) => {
    const workers = [...new Set(task.attempts.map((attempt) => attempt.worker.name))].join(', ');
    const cut = ['cancelled', 'skipped'].includes(task.status) ? 'cut' : '';
    return html`<tr class="${cut}"><td class="n nw">${task.key}</td><td class="nm">${task.title}</td><td class="nw">${wordsOf(task.status)}</td><td class="q">${workers}</td><td class="n r">${task.attempts.length}</td><td class="lane">${renderLane(task.attempts, span)}</td><td class="n r">${moneyText(task.money, spent.currency)}</td><td>${renderProof(task.proved)}</td></tr>`;
  });
  const head = html`<tr><th colspan="2">task</th><th>status</th><th>worker</th><th class="r">attempts</th><th class="lane">when</th><th class="r">cost</th><th>proved</th></tr>`;
  const { launchedAt, endedAt } = document.mission;
  const days = [launchedAt, endedAt].flatMap((at) => (at === null ? [] : [dayText(at)]));
  const when = [...new Set(days)].join(' to ');
  return renderSection(
    'Done',
    when,
    [html`<div class="wide"><table><thead>${head}</thead><tbody>${rows}</tbody></table></div>`],
    'long',
  );
}

export function renderUsed({ used }: ReceiptDocument): Html | null {
  const names = (title: string, all: readonly { name: string; basis: readonly string[] }[]) =>
    all.length === 0
      ? []
      : [html`<p class="small">${title}: ${all.map((one) => `${one.name} (${one.basis.join(', ')})`).join('; ')}.</p>`];
  const workers = used.workers.map((one) =>
    renderLine(
      '',
      one.worker.name,
      joined([one.worker.kind, ...one.harnesses, ...one.models, plural(one.attempts, 'attempt')]),
    ),
  );
  const list = workers.length === 0 ? [] : [html`<ul>${workers}</ul>`];
  return renderSection('Used', 'who and with what', [
    ...list,
    ...names('Tools', used.tools),
    ...names('Skills', used.skills),
    ...names('MCPs', used.mcps),
  ]);
}

export function renderSpent({ spent }: ReceiptDocument): Html | null {
  const money = (amount: string) => moneyText(amount, spent.currency);
  const models = spent.byModel.map((row) =>
    renderDots(`${row.model}, ${plural(row.attempts, 'attempt')}`, money(row.usage.money)),
  );
  const total = renderDots('Total', money(spent.total.money), 'tot');
  const differs = /[1-9]/.test(spent.difference);
  const booked = differs ? renderDots('booked on the mission', money(spent.booked)) : null;
  const budget =
    spent.budget.money === null ? renderDots('budget', 'none set') : renderDots('budget', money(spent.budget.money));
  const late =
    spent.late.attempts > 0
      ? renderDots(`late, ${plural(spent.late.attempts, 'attempt')}`, money(spent.late.money))
      : null;
  const right = html`${renderDots('tokens in', countText(spent.total.tokensIn))}${renderDots('of them cached', countText(spent.total.tokensCached))}${renderDots('tokens out', countText(spent.total.tokensOut))}${renderDots('tool calls', countText(spent.total.toolCalls))}${renderDots(`lost to retries, ${plural(spent.lostToRetries.attempts, 'attempt')}`, money(spent.lostToRetries.usage.money))}${late}`;
  return renderSection('Spent', 'reported per attempt, summed here', [
    html`<div class="two"><div>${models}${total}${booked}${budget}</div><div>${right}</div></div>`,
  ]);
}

export function renderProduced({ artifacts }: ReceiptDocument): Html | null {
  if (artifacts.length === 0) return null;
  const rows = artifacts.map((artifact) => {
    const where = artifact.stored ? 'kept here' : (artifact.address ?? '');
    return html`<tr><td>${artifact.name}<br><span class="f">${joined([artifact.mediaType, artifact.task, where])}</span></td><td class="n r nw">${sizeText(artifact.size)}</td><td class="n">${artifact.sha256 ?? 'no hash'}</td></tr>`;
  });
  const head = html`<tr><th>artifact</th><th class="r">size</th><th>sha256</th></tr>`;
  return renderSection(
    'Produced',
    'worth keeping',
    [html`<table><thead>${head}</thead><tbody>${rows}</tbody></table>`],
    'long',
  );
}

export function renderPruned({ pruned, spent }: ReceiptDocument): Html | null {
  const lines = pruned.map((one) => {
    const when = one.at === null ? '' : dayText(one.at);
    const cost = /[1-9]/.test(one.money) ? moneyText(one.money, spent.currency) : '';
    return renderLine(
      '',
      `${one.name}. ${one.reason ?? ''}`,
      joined([wordsOf(one.how), one.by?.name ?? '', when, cost]),
    );
  });
  return renderSection('Pruned', 'and failed', lines.length === 0 ? [] : [html`<ul>${lines}</ul>`], 'long');
}

export function renderLearned({ state }: ReceiptDocument): Html | null {
  const lines = state.map((entry, index) => {
    const status = entry.status === 'active' ? '' : entry.status;
    return renderLine(
      `${entry.kind.charAt(0).toUpperCase()}${index + 1}`,
      entry.text,
      joined([entry.kind, status, entry.reason, entry.by.name]),
    );
  });
  return renderSection('Learned', 'and assumed', lines.length === 0 ? [] : [html`<ul>${lines}</ul>`], 'long');
}
