'use client';
import { createContext, useContext } from 'react';

/** Why a dependency between two tasks cannot be drawn; null when it can. */
export type ExplainRefusal = (from: string, to: string) => string | null;

export const RefusalContext = createContext<ExplainRefusal>(() => null);

export const useRefusal = (): ExplainRefusal => useContext(RefusalContext);
