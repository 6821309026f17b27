export const receiptOutcomes = ['complete', 'failed', 'cancelled'] as const;
export const receiptSorts = ['latest', 'oldest'] as const;
