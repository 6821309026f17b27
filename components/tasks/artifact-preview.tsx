'use client';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '@/components/layout/loaded';
import { Dialog } from '@/components/ui/dialog';
import { Hash } from '@/components/ui/hash';
import { Markdown } from '@/components/ui/markdown';
import { SkeletonRows } from '@/components/ui/skeleton';
import { artifactTextQuery } from '@/lib/artifacts/queries';
import { useWorkspace } from '@/lib/client/workspace-context';
import { sizeText } from '@/lib/receipts/words';
import type { TaskView } from '@/lib/tasks/schema-view';

type Artifact = TaskView['artifacts'][number];

// More text than this nobody reads in a dialog, and laying it out stalls the page.
const maxPreviewBytes = 256 * 1024;
const textTypes = /^(text\/(plain|markdown|csv|x-diff|x-patch)|application\/(json|x-ndjson))\b/;

/** Texts whose bytes are kept here and that a dialog can hold. HTML and pictures are not among them. */
export const isPreviewable = ({ stored, mediaType, size }: Artifact): boolean =>
  stored && size <= maxPreviewBytes && textTypes.test(mediaType);

/** Shows a text artifact as text: nothing in it runs, nothing is loaded from elsewhere. */
export function ArtifactPreview({ artifact, onClose }: { artifact: Artifact; onClose: () => void }) {
  const { slug } = useWorkspace();
  const query = useQuery(artifactTextQuery(slug, artifact.id));
  return (
    <Dialog
      title={artifact.name}
      description={
        <>
          {artifact.mediaType}, {sizeText(artifact.size)}
          {artifact.sha256 && (
            <>
              , sha256 <Hash value={artifact.sha256} />
            </>
          )}
        </>
      }
      size="large"
      open
      onOpenChange={(open) => !open && onClose()}
    >
      <Loaded query={query} what={artifact.name} skeleton={<SkeletonRows label="Reading the artifact" rows={5} />}>
        {(text) => <Content text={text} mediaType={artifact.mediaType} />}
      </Loaded>
    </Dialog>
  );
}

function Content({ text, mediaType }: { text: string; mediaType: string }) {
  if (mediaType.startsWith('text/markdown')) return <Markdown text={text} top={3} />;
  return (
    <pre className="whitespace-pre-wrap break-words font-mono text-12">
      {mediaType.startsWith('application/json') ? indented(text) : text}
    </pre>
  );
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
