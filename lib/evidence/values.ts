/** What a claim may point at. */
export const evidenceKinds = [
  'commit',
  'pull_request',
  'test_run',
  'ci_run',
  'file',
  'url',
  'metric',
  'observation',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
