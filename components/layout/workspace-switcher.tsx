'use client';
import { Icon } from '@/components/ui/icon';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { t } from '@/lib/core/words';

export interface WorkspaceChoice {
  name: string;
  href: string;
  current: boolean;
}

interface WorkspaceSwitcherProps {
  workspaces: readonly WorkspaceChoice[];
  /** Below the list: new workspace, sign out. */
  more?: readonly MenuItem[] | undefined;
}

export function WorkspaceSwitcher({ workspaces, more = [] }: WorkspaceSwitcherProps) {
  const current = workspaces.find((workspace) => workspace.current);
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <button
          type="button"
          className="inline-flex h-5 items-center gap-1 rounded-1 px-1 -outline-offset-1 hover:bg-s3 hover:text-ink"
        >
          <span className="sr-only">Workspace </span>
          <span className="max-w-40 truncate">{current?.name ?? t`Workspace`}</span>
          <Icon name="down" size={9} />
        </button>
      }
      groups={[workspaces.map(({ name, href, current: checked }) => ({ label: name, href, checked })), more]}
    />
  );
}
