/** How far back the lanes of the overview reach. */
export const laneHours = 6;
/** How far back the lanes of the agents may reach, in hours. */
export const laneWindows = [24, 168] as const;
export type LaneWindow = (typeof laneWindows)[number];
