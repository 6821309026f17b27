/** What the command uses of a claim's answer; the whole context goes to the worker as it came. */
export type Claim = {
  task: { id: string; key: string; title: string; missionId: string; missionName: string };
  attempt: { id: string; number: number; leaseSeconds: number };
  leaseToken: string;
  context: Context;
};

export type NoClaim = { task: null; reason: string; detail: string; retryAfterSeconds: number };

export type Context = {
  reading: string;
  mission: { name: string; description: string; brief: string };
  contract: {
    target: string;
    clauses: { id: string; section: string; words: string }[];
    assertions: { key: string; statement: string }[];
  } | null;
  task: {
    key: string;
    title: string;
    objective: string;
    criteria: string;
    evidenceRequired: unknown;
    outputSchema: unknown;
    dueAt: string | null;
  };
  [part: string]: unknown;
};
