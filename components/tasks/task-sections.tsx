'use client';
import { useState } from 'react';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { TaskView } from '@/lib/tasks/schema-view';
import { ActionsSection } from './actions-section';
import { ArtifactsSection } from './artifacts-section';
import { AttemptsSection } from './attempts-section';
import { BriefSection } from './brief-section';
import { CauseSection } from './cause-section';
import { DependenciesSection } from './dependencies-section';
import { EvidenceSection } from './evidence-section';
import { HandoffSection } from './handoff-section';
import { LeaseSection } from './lease-section';
import { NotesSection } from './notes-section';
import { OrphansSection } from './orphans-section';
import { PlanSection } from './plan-section';
import { QuestionsSection } from './questions-section';
import { ReachedSection } from './reached-section';
import { ReviewsSection } from './reviews-section';
import { TaskEventsSection } from './task-events-section';
import { ToldSection } from './told-section';
import { UsageSection } from './usage-section';
import { WorkPanel } from './work-panel';

/** Everything about a task, what moves first. Attempt-wise sections follow the attempt that is chosen in its list. */
export function TaskSections({ task }: { task: TaskView }) {
  const { me } = useWorkspace();
  const [chosen, setChosen] = useState<string | null>(null);
  const attempt = task.attempts.find(({ id }) => id === chosen) ?? task.attempts[0];
  const before = task.attempts.find(({ number }) => attempt && number < attempt.number);
  const live = task.attempts.find(({ outcome }) => outcome === 'running');
  return (
    <>
      <CauseSection task={task} />
      {live && live.worker.id === me.memberId && <WorkPanel task={task} attemptId={live.id} />}
      {live && <LeaseSection attempt={live} />}
      <BriefSection task={task} />
      <DependenciesSection task={task} />
      {attempt && <AttemptsSection task={task} chosen={attempt} onChoose={setChosen} />}
      {attempt && <ToldSection attempt={attempt} before={before} />}
      {attempt && <ReachedSection attempt={attempt} />}
      <EvidenceSection task={task} />
      <ArtifactsSection task={task} />
      {attempt && <HandoffSection task={task} attempt={attempt} />}
      <ReviewsSection task={task} />
      <QuestionsSection task={task} />
      <ActionsSection task={task} />
      <NotesSection task={task} />
      <OrphansSection task={task} />
      {attempt && <UsageSection task={task} attempt={attempt} />}
      <PlanSection task={task} />
      <TaskEventsSection task={task} />
    </>
  );
}
