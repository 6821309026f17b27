'use client';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { toast } from '@/components/ui/toaster';
import { getArtifactContent } from '@/lib/artifacts/operations';
import { ApiError } from '@/lib/client/api-client';
import { saveFile } from '@/lib/client/save-file';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { sizeText } from '@/lib/receipts/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { ArtifactPreview, isPreviewable } from './artifact-preview';
import { Section } from './section';

type Artifact = TaskView['artifacts'][number];

/** What it produced. Texts open here; everything else is saved, never opened in the page. */
export function ArtifactsSection({ task }: { task: TaskView }) {
  const [shown, setShown] = useState<Artifact | null>(null);
  if (task.artifacts.length === 0) return null;
  return (
    <Section title="Artifacts" aside={task.artifacts.length}>
      <ul className="flex flex-col gap-1">
        {task.artifacts.map((artifact) => (
          <li key={artifact.id} className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-2 text-12">
            <Name artifact={artifact} onShow={() => setShown(artifact)} />
            <span className="figure text-11 text-ink-3">{sizeText(artifact.size)}</span>
            <Save artifact={artifact} />
          </li>
        ))}
      </ul>
      {shown && <ArtifactPreview artifact={shown} onClose={() => setShown(null)} />}
    </Section>
  );
}

function Name({ artifact, onShow }: { artifact: Artifact; onShow: () => void }) {
  const kind = (
    <span className="block text-11 text-ink-3">{[artifact.mediaType, ...artifact.scopeTags].join(', ')}</span>
  );
  if (isPreviewable(artifact))
    return (
      <button type="button" onClick={onShow} className="min-w-0 break-words text-left hover:underline">
        {artifact.name}
        {kind}
      </button>
    );
  if (artifact.address)
    return (
      <a
        href={artifact.address}
        target="_blank"
        rel="noopener noreferrer nofollow ugc"
        className="min-w-0 break-all underline"
      >
        {artifact.name}
        <span className="block text-11 text-ink-3">{artifact.address}</span>
      </a>
    );
  return (
    <span className="min-w-0 break-words">
      {artifact.name}
      {kind}
    </span>
  );
}

function Save({ artifact }: { artifact: Artifact }) {
  const { slug } = useWorkspace();
  if (!artifact.stored) return <span />;
  const save = () =>
    saveFile(getArtifactContent, { artifact: artifact.id }, slug, artifact.name).catch((error: unknown) => {
      const words = error instanceof ApiError ? `${error.message} ${error.next}` : t`Try again.`;
      toast({ failed: true, title: t`${artifact.name} was not saved.`, description: words });
    });
  return <IconButton size="small" icon="download" label={t`Download ${artifact.name}`} onClick={() => void save()} />;
}
