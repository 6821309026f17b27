import { sampleOf } from './sample';
import { type ContextPackage, maxContextBytes, maxOutputCharacters } from './schema';

type Step = (context: ContextPackage) => void;

/** What may be left out, from the least to the most missed; each step names the call that reads the rest. */
const steps: readonly Step[] = [
  (context) => sampleOutputs(context, 2000),
  (context) => clipBrief(context, 2000),
  (context) => dropCheckpoint(context, 6000),
  (context) => shortenKnowledge(context, 8, 600),
  dropOutputs,
  (context) => clipBrief(context, 0),
  shortenHandoffs,
  dropSamples,
  (context) => dropCheckpoint(context, 0),
  dropOutputSchema,
  (context) => clipTask(context, 3000),
  dropArtifacts,
  shortenStory,
  (context) => shortenKnowledge(context, 3, 200),
  (context) => clipClauses(context, 200),
  dropUpstream,
  (context) => clipTask(context, 800),
  (context) => keepClauseNumbers(context),
  dropRest,
];

const bytesOf = (context: ContextPackage): number => Buffer.byteLength(JSON.stringify(context));

/**
 * The same package within 24 kB, with samples of long outputs: what is too much is left out in a fixed order and listed
 * in `omitted`.
 */
export function fitContext(full: ContextPackage): ContextPackage {
  const context = structuredClone(full);
  sampleOutputs(context, maxOutputCharacters);
  for (const step of steps) {
    if (bytesOf(context) <= maxContextBytes) return context;
    step(context);
  }
  return context;
}

function omit(context: ContextPackage, what: string, operation: string, names: Record<string, string>): void {
  if (!context.omitted.some((one) => one.what === what)) context.omitted.push({ what, operation, arguments: names });
}

const clip = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max)} …`);

type Work = ContextPackage['upstream'][number];

function leaveOutput(context: ContextPackage, work: Work): void {
  work.output = null;
  const names = { mission: context.mission.id, task: work.taskId };
  omit(context, `output of ${work.taskKey}`, 'query_task_output', names);
}

function sampleOutputs(context: ContextPackage, aboveCharacters: number): void {
  for (const work of context.upstream) {
    if (work.output === null || JSON.stringify(work.output).length <= aboveCharacters) continue;
    work.outputSample = sampleOf(work.output);
    leaveOutput(context, work);
  }
}

function dropOutputs(context: ContextPackage): void {
  for (const work of context.upstream) if (work.output !== null) leaveOutput(context, work);
}

function dropSamples(context: ContextPackage): void {
  for (const work of context.upstream) delete work.outputSample;
}

function clipBrief(context: ContextPackage, max: number): void {
  const { mission } = context;
  if (mission.brief.length + mission.description.length <= max) return;
  mission.brief = clip(mission.brief, max);
  mission.description = clip(mission.description, Math.min(max, 500));
  omit(context, 'brief of the mission', 'get_mission', { mission: mission.id });
}

function dropCheckpoint(context: ContextPackage, aboveBytes: number): void {
  if (!context.checkpoint || JSON.stringify(context.checkpoint.data).length <= aboveBytes) return;
  context.checkpoint.data = null;
  context.checkpoint.note = context.checkpoint.note && clip(context.checkpoint.note, 500);
  const { attemptNumber, attemptId } = context.checkpoint;
  omit(context, `checkpoint of attempt ${attemptNumber}`, 'get_attempt', { attempt: attemptId });
}

function shortenHandoffs(context: ContextPackage): void {
  for (const work of context.upstream) {
    if (!work.handoff) continue;
    work.handoff = { summary: clip(work.handoff.summary ?? '', 600) };
    work.leftovers = work.leftovers.slice(0, 3).map((one) => ({ ...one, text: clip(one.text, 200) }));
    omit(context, `handoff of ${work.taskKey}`, 'get_task', { task: work.taskId });
  }
  if (context.previous?.handoff) {
    context.previous.handoff = { summary: clip(context.previous.handoff.summary ?? '', 1500) };
    omit(context, 'handoff of the attempt before', 'get_task', { task: context.task.id });
  }
}

function dropOutputSchema(context: ContextPackage): void {
  if (context.task.outputSchema === null || JSON.stringify(context.task.outputSchema).length <= 1000) return;
  context.task.outputSchema = null;
  omit(context, 'output schema', 'get_task', { task: context.task.id });
}

function clipTask(context: ContextPackage, max: number): void {
  const { task } = context;
  for (const field of ['objective', 'criteria', 'modelPolicy', 'fallback'] as const) {
    if (task[field].length <= max) continue;
    task[field] = clip(task[field], max);
    omit(context, `rest of ${field}`, 'get_task', { task: task.id });
  }
}

function dropArtifacts(context: ContextPackage): void {
  for (const work of context.upstream) {
    if (work.artifacts.length <= 3) continue;
    work.artifacts = work.artifacts.slice(0, 3);
    omit(context, `artifacts of ${work.taskKey}`, 'list_artifacts', { mission: context.mission.id, task: work.taskId });
  }
}

function shortenStory(context: ContextPackage): void {
  const { task } = context;
  context.sentBack = context.sentBack.slice(0, 1).map((one) => ({ ...one, reasons: clip(one.reasons, 2000) }));
  context.answers = context.answers.slice(-5).map((one) => ({ ...one, answer: one.answer && clip(one.answer, 500) }));
  context.notes = context.notes.slice(0, 2).map((one) => ({ ...one, text: clip(one.text, 1000) }));
  context.actions = context.actions.slice(0, 5).map((one) => ({
    ...one,
    request: { ...one.request, parameters: null },
  }));
  omit(context, 'older reviews, answers and decisions', 'get_task', { task: task.id });
}

/** The newest entries, learnings of other missions first to go. */
function shortenKnowledge(context: ContextPackage, most: number, length: number): void {
  const names = { mission: context.mission.id };
  const { state, prunedBranches, pastLearnings } = context;
  const isLong = (text: string) => text.length > length;
  if (pastLearnings.length > 3 || pastLearnings.some(({ text }) => isLong(text)))
    omit(context, 'further learnings of past missions', 'list_state', names);
  if (state.length > most || state.some(({ text, why }) => isLong(text) || isLong(why.reason)))
    omit(context, 'further entries of the state', 'list_state', names);
  if (prunedBranches.length > most || prunedBranches.some(({ reason }) => isLong(reason)))
    omit(context, 'further pruned branches', 'list_branches', names);
  context.pastLearnings = pastLearnings.slice(0, 3).map((one) => ({ ...one, text: clip(one.text, length) }));
  context.state = state.slice(0, most).map((one) => ({
    ...one,
    text: clip(one.text, length),
    why: { ...one.why, reason: clip(one.why.reason, length) },
  }));
  context.prunedBranches = prunedBranches.slice(0, most).map((one) => ({
    ...one,
    reason: clip(one.reason, length),
    branch: { ...one.branch, hypothesis: clip(one.branch.hypothesis, length) },
  }));
}

function clipClauses(context: ContextPackage, max: number): void {
  if (!context.contract) return;
  const { contract } = context;
  contract.target = clip(contract.target, 500);
  contract.clauses = contract.clauses.map((clause) => ({ ...clause, words: clip(clause.words, max) }));
  contract.assertions = contract.assertions.map((one) => ({
    ...one,
    statement: clip(one.statement, max),
    verifiedHow: clip(one.verifiedHow, max),
  }));
  omit(context, 'full words of the contract', 'get_contract', { mission: context.mission.id });
}

function dropUpstream(context: ContextPackage): void {
  context.upstream = context.upstream.slice(0, 5).map((work) => ({
    ...work,
    handoff: work.handoff && { summary: clip(work.handoff.summary ?? '', 200) },
    artifacts: [],
    leftovers: [],
  }));
  omit(context, 'further upstream work', 'get_task', { task: context.task.id });
}

function keepClauseNumbers(context: ContextPackage): void {
  if (!context.contract) return;
  context.contract.clauses = context.contract.clauses.map((clause) => ({ ...clause, words: '' }));
  context.contract.assertions = context.contract.assertions.slice(0, 10);
}

/** Reached only by texts at all their limits at once. */
function dropRest(context: ContextPackage): void {
  context.task.evidenceRequired = null;
  context.upstream = [];
  context.state = [];
  context.prunedBranches = [];
  context.pastLearnings = [];
  context.answers = [];
  context.notes = [];
  context.actions = [];
  context.omitted = [
    { what: 'nearly everything, for its size', operation: 'get_task', arguments: { task: context.task.id } },
  ];
}
