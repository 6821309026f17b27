import type { PrincipalRef } from '../core/schemas';
import type { Strength } from '../evidence/schema';
import type { EvidenceKind } from '../evidence/values';

// The rows that a receipt is made of, as data.ts reads them and assemble.ts takes them. Times are ISO texts, money is micros.

export type PrincipalFact = PrincipalRef & {
  harness: string | null;
  skills: string[];
  tools: string[];
  models: string[];
};

export type MissionFact = {
  id: string;
  name: string;
  brief: string;
  description: string;
  project: string;
  priority: string;
  status: string;
  tags: string[];
  createdById: string;
  pilotId: string | null;
  createdAt: string;
  launchedAt: string | null;
  launchedById: string | null;
  endedAt: string | null;
  endedById: string | null;
  endReason: string | null;
  targetDate: string | null;
  activeSeconds: number;
  spentMicros: bigint;
  budgetMicros: bigint | null;
  budgetTokens: bigint | null;
};

export type ContractFact = {
  id: string;
  version: number;
  status: string;
  terms: JsonValue;
  termsHash: string;
  proposedById: string;
  proposedAt: string;
  signedById: string | null;
  signedAt: string | null;
  signatureName: string | null;
  supersededAt: string | null;
};

export type AssertionFact = {
  id: string;
  key: string;
  statement: string;
  verifiedHow: string;
  leastStrength: Strength;
  state: string;
  decidedById: string | null;
  decidedAt: string | null;
  reason: string | null;
  removedAt: string | null;
};

export type BranchFact = {
  id: string;
  name: string;
  prunedAt: string | null;
  prunedById: string | null;
  prunedReason: string | null;
};

export type TaskFact = {
  id: string;
  key: string;
  title: string;
  status: string;
  endReason: string | null;
  endedAt: string | null;
  branchId: string | null;
  supersedesId: string | null;
  fulfils: string[];
  isValidation: boolean;
  proof: Strength;
  requiredSkills: string[];
  requiredTools: string[];
};

export type UsageFact = {
  tokensIn: bigint;
  tokensCached: bigint;
  tokensOut: bigint;
  toolCalls: number;
  micros: bigint;
  durationSeconds: number;
};

export type AttemptFact = UsageFact & {
  id: string;
  taskId: string;
  number: number;
  workerId: string;
  outcome: string;
  model: string | null;
  harness: string | null;
  startedAt: string;
  endedAt: string | null;
  endReason: string | null;
  summary: string | null;
  lateUsage: boolean;
  /** What was added after the lease had ended. */
  lateMicros: bigint;
};

export type ModelUsageFact = UsageFact & { attemptId: string; model: string };

export type ReviewFact = {
  id: string;
  taskId: string;
  attemptId: string;
  reviewerId: string;
  verdict: string;
  reasons: string;
  at: string;
};

export type EvidenceFact = {
  id: string;
  kind: EvidenceKind;
  taskId: string | null;
  attemptId: string | null;
  assertionKey: string | null;
  claim: string;
  value: JsonValue;
  strength: Strength;
  findings: JsonValue;
  claimedById: string;
  createdAt: string;
};

export type ArtifactFact = {
  id: string;
  taskId: string | null;
  name: string;
  mediaType: string;
  size: bigint;
  sha256: string | null;
  stored: boolean;
  address: string | null;
  createdById: string;
  createdAt: string;
};

export type HandoffItemFact = {
  id: string;
  taskId: string;
  kind: string;
  text: string;
  blocking: boolean;
  disposition: string | null;
  dispositionTaskId: string | null;
  dispositionReason: string | null;
  disposedById: string | null;
  disposedAt: string | null;
  createdAt: string;
};

export type QuestionFact = {
  id: string;
  taskId: string;
  summary: string;
  text: string;
  status: string;
  answer: string | null;
  answerChoices: string[];
  answeredById: string | null;
  answeredAt: string | null;
  createdAt: string;
};

export type ActionFact = {
  id: string;
  taskId: string;
  tool: string;
  action: string;
  actionHash: string;
  editedHash: string | null;
  decision: string;
  status: string;
  decidedById: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  createdAt: string;
};

export type ItemFact = {
  id: string;
  number: number;
  kind: string;
  subjectId: string;
  taskId: string | null;
  attemptId: string | null;
  title: string;
  outcome: string | null;
  reason: string | null;
  resolvedById: string | null;
  resolvedAt: string | null;
  createdAt: string;
};

export type StateFact = {
  id: string;
  taskId: string | null;
  kind: string;
  status: string;
  text: string;
  reason: string;
  tags: string[];
  authorId: string;
  createdAt: string;
};

export type HoldFact = {
  id: string;
  reason: string;
  why: string;
  openedById: string;
  openedAt: string;
  closedById: string | null;
  closedAt: string | null;
};

/** A turn in the mission's course that a person decided, as its event tells it; the words are those of its note. */
export type TurnFact = {
  seq: number;
  type: string;
  subjectId: string | null;
  byId: string;
  at: string;
  reason: string | null;
};

export type OrphanFact = {
  id: string;
  taskId: string;
  attemptNumber: number | null;
  principalId: string;
  operation: string;
  receivedAt: string;
};

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** Everything that one receipt rests on, read in one snapshot. */
export type ReceiptFacts = {
  /** When it was read, on the database's clock. */
  at: string;
  issuer: { origin: string; workspaceId: string; workspaceName: string; currency: string; keyId: string };
  principals: readonly PrincipalFact[];
  mission: MissionFact;
  contracts: readonly ContractFact[];
  assertions: readonly AssertionFact[];
  branches: readonly BranchFact[];
  tasks: readonly TaskFact[];
  attempts: readonly AttemptFact[];
  modelUsage: readonly ModelUsageFact[];
  reviews: readonly ReviewFact[];
  evidence: readonly EvidenceFact[];
  artifacts: readonly ArtifactFact[];
  handoffItems: readonly HandoffItemFact[];
  questions: readonly QuestionFact[];
  actions: readonly ActionFact[];
  items: readonly ItemFact[];
  state: readonly StateFact[];
  holds: readonly HoldFact[];
  turns: readonly TurnFact[];
  orphans: readonly OrphanFact[];
  /** The chain as far as it is covered, and the numbers of its events by the id of what they changed. */
  events: { last: number; lastHash: string; bySubject: ReadonlyMap<string, readonly number[]> };
};

/** What a seal adds to a draft. */
export type SealFact = { number: string; version: number; at: string; byId: string };
