/** Of each list; a person does one thing at a time, and the missions' own pages show the rest. */
export const mostOfMine = 50;
