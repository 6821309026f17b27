import type { DragEvent } from 'react';

// A type of our own, so that a file or a text dragged over the page is not taken for a task.
const type = 'application/x-mission-task';

/** For an element that stands for a task and can be dragged onto an assertion. */
export const dragsTask = (taskId: string) => ({
  draggable: true,
  onDragStart: (event: DragEvent) => {
    event.dataTransfer.setData(type, taskId);
    event.dataTransfer.effectAllowed = 'link';
  },
});

/** For an element onto which a task may be dropped; `onOver` hears whether one is above it. */
export const takesTask = (onDrop: (taskId: string) => void, onOver: (isOver: boolean) => void) => {
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(type)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'link';
    onOver(true);
  };
  return {
    onDragEnter: over,
    onDragOver: over,
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      // Leaving for a child is no leaving.
      if (event.currentTarget.contains(event.relatedTarget as Node | null)) return;
      onOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      onOver(false);
      onDrop(event.dataTransfer.getData(type));
    },
  };
};
