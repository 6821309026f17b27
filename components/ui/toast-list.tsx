'use client';
import { Toast } from '@base-ui/react/toast';
import { useEffect } from 'react';
import { useHotkeys } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import { Button } from './button';
import { IconButton } from './icon-button';
import { Glyph } from './status-glyph';
import type { ToastOptions } from './toaster';

// Base UI's toasts, not a package that writes its own style element: the security policy of the pages refuses those.
const manager = Toast.createToastManager<ToastData>();

type ToastData = { failed: boolean } & Pick<ToastOptions, 'action'>;

const defaultMs = 5000;

let begin = () => {};
/** What is said before there is a place for it would be lost. */
const begun = new Promise<void>((resolve) => {
  begin = resolve;
});

/** Shows it; resolves to what takes it away. */
export async function addToast({
  title,
  description,
  failed = false,
  action,
  timeoutMs = failed ? 0 : defaultMs,
}: ToastOptions): Promise<() => void> {
  await begun;
  const id = manager.add({
    title,
    description,
    timeout: timeoutMs,
    priority: failed ? 'high' : 'low',
    data: { failed, action },
  });
  return () => manager.close(id);
}

function List() {
  const { toasts } = Toast.useToastManager<ToastData>();
  return toasts.map((item) => (
    <Toast.Root
      key={item.id}
      toast={item}
      className="pointer-events-auto w-full bg-s2 shadow-float transition-opacity duration-(--settle) rounded-2 data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-2.5 py-2 pr-2 pl-3">
        {item.data?.failed && <Glyph name="failed" tone="fault" className="mt-1" />}
        <div className="min-w-0 flex-1 py-0.5">
          <Toast.Title render={<div />} className="font-medium" />
          <Toast.Description render={<div />} className="text-11 text-ink-2" />
        </div>
        {item.data?.action && <Action action={item.data.action} onDone={() => manager.close(item.id)} />}
        <Toast.Close render={<IconButton icon="close" label="Close" />} />
      </Toast.Content>
    </Toast.Root>
  ));
}

function Action({ action, onDone }: { action: NonNullable<ToastData['action']>; onDone: () => void }) {
  const { label, keys } = action;
  const run = () => {
    action.run();
    onDone();
  };
  useHotkeys(keys ? [{ keys, label, group: t`Just done`, run }] : []);
  return (
    <Button keys={keys} onClick={run}>
      {label}
    </Button>
  );
}

/** Where toasts appear. */
export function ToastList() {
  useEffect(begin, []);
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        {/* Above the buttons at the foot of a card, an inspector or a form. */}
        <Toast.Viewport className="pointer-events-none fixed right-4 bottom-[calc(var(--bottom-nav)+var(--statusline)+64px)] left-4 z-50 flex flex-col items-end gap-2 outline-none sm:left-auto sm:w-90">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
