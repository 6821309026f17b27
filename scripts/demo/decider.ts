import { type Caller, Refusal, request } from './api.ts';

type Outcome = { name: string; key: string; can: boolean; requires: string[] };
type Card = { id: string; title: string; kind: string; version: number; outcomes: Outcome[] };
type Contract = { draft: { version: number; revision: number } | null };
type Result = { results: { ok: boolean; error: { detail: string; next: string } | null }[] };

/** Plays the person, with a member's token: says yes to whatever is asked. For demonstrations and tests alone. */
export class Decider {
  private readonly caller: Caller;
  private readonly missionId: string;
  private readonly say: (words: string) => void;

  constructor(caller: Caller, missionId: string, say: (words: string) => void) {
    this.caller = caller;
    this.missionId = missionId;
    this.say = say;
  }

  async signAndLaunch(): Promise<void> {
    const mission = `/missions/${this.missionId}`;
    const { draft } = await request<Contract>(this.caller, 'GET', `${mission}/contract`);
    if (draft) {
      await request(this.caller, 'POST', `${mission}/contract/sign`, {
        expectedVersion: draft.version,
        expectedRevision: draft.revision,
      });
      this.say('  --auto signed the contract');
    }
    await this.move('plan');
    await this.move('execute');
    this.say('  --auto launched the mission');
  }

  async decideAll(): Promise<void> {
    const { items } = await request<{ items: Card[] }>(this.caller, 'GET', `/attention?mission=${this.missionId}`);
    for (const card of items) await this.decide(card);
  }

  private async decide(card: Card): Promise<void> {
    const yes = card.outcomes.find(({ key, can }) => key === 'A' && can);
    if (!yes) return;
    const reason = yes.requires.includes('reason') ? { reason: 'Decided by the demo.' } : {};
    const item = { item: card.id, outcome: yes.name, expectedVersion: card.version, ...reason };
    const { results } = await request<Result>(this.caller, 'POST', '/attention/resolve', { items: [item] });
    const refused = results.find(({ ok }) => !ok)?.error;
    this.say(`  --auto ${refused ? `was refused (${refused.detail})` : `chose "${yes.name}"`}: ${card.title}`);
  }

  private async move(status: string): Promise<void> {
    try {
      await request(this.caller, 'POST', `/missions/${this.missionId}/status`, { status });
    } catch (error) {
      // Already there: a person may have been faster.
      if (!(error instanceof Refusal && error.code === 'wrong_state' && status === 'plan')) throw error;
    }
  }
}
