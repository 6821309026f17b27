'use client';
import { useLeaseKeeping } from './use-held-lease';

/** Keeps the tasks that a person holds in this browser while the page around it is open. Shows nothing. */
export function LeaseKeeper() {
  useLeaseKeeping();
  return null;
}
