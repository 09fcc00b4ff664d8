/** The light side of `app/ui/theme.css`: pictures are seen on other people's pages, which we do not know. */
export const colours = {
  paper: '#faf8f3',
  sheet: '#ffffff',
  ink: '#1a1d24',
  faint: '#555a65',
  line: '#dedad0',
  accent: '#1d4f91',
} as const
