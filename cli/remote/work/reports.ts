import { type Api, Refusal } from '../api.ts';
import { messageOf } from '../failure.ts';
import type { Claim } from './claim.ts';

/** A command that prints much is reported at a pace: the latest word counts. */
const paceMs = 2000;

type Report = { path: string; body: object };

/** What is reported while the command runs, one after another; a report that is refused is told and does not stop it. */
export class Reports {
  readonly #api: Api;
  readonly #claim: Claim;
  readonly #say: (line: string) => void;
  #latest: Record<string, unknown> = {};
  #paced: NodeJS.Timeout | null = null;
  #sending: Promise<void> = Promise.resolve();

  constructor(api: Api, claim: Claim, say: (line: string) => void) {
    this.#api = api;
    this.#claim = claim;
    this.#say = say;
  }

  progress(fields: Record<string, unknown>): void {
    Object.assign(this.#latest, fields);
    this.#paced ??= setTimeout(() => this.#flushProgress(), paceMs);
  }

  usage(usage: unknown): void {
    if (usage !== undefined) this.#send({ path: 'usage', body: { usage } });
  }

  add(path: 'evidence' | 'artifacts', body: object): void {
    this.#send({ path, body });
  }

  state(body: object): void {
    this.#send({ path: `/missions/${this.#claim.task.missionId}/state`, body });
  }

  /** Everything that was to be reported has been, or was refused. */
  async settled(): Promise<void> {
    this.#flushProgress();
    await this.#sending;
  }

  #flushProgress(): void {
    if (this.#paced) clearTimeout(this.#paced);
    this.#paced = null;
    const body = this.#latest;
    this.#latest = {};
    if (Object.keys(body).length > 0) this.#send({ path: 'progress', body });
  }

  #send({ path, body }: Report): void {
    const { task, leaseToken } = this.#claim;
    const address = path.startsWith('/') ? path : `/tasks/${task.id}/${path}`;
    this.#sending = this.#sending.then(async () => {
      try {
        await this.#api.post(address, body, { lease: leaseToken });
      } catch (error) {
        const next = error instanceof Refusal ? ` ${error.next}` : '';
        this.#say(`${task.key}: ${path} was refused: ${messageOf(error)}${next}`);
      }
    });
  }
}
