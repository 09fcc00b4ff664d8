/** Why organisers remove a statement; that its signatory took it back themselves is `withdrawn`, and none of these. */
export const removalReasons = ['asked-by-signatory', 'not-by-signatory', 'test', 'court', 'other'] as const

export type RemovalReason = (typeof removalReasons)[number]

export const isRemovalReason = (text: unknown): text is RemovalReason =>
  removalReasons.some((reason) => reason === text)
