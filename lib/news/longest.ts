/** Longest title and text of an item in one language, in characters. */
export const longestTitle = 200
export const longestText = 10_000
