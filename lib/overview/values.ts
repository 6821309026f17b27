/** How far back the lanes reach. */
export const laneHours = 6;
