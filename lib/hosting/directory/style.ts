/** How the directory looks: ink on paper, as the collections themselves, in the reader's own type. */
export const styleSheet = `:root { color-scheme: light dark; font: 106.25%/1.6 system-ui, sans-serif; }
body { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem; overflow-wrap: break-word;
  background: light-dark(#faf8f3, #14161b); color: light-dark(#1a1d24, #eceae4); }
h1, h2 { font-family: Georgia, serif; line-height: 1.25; }
h1 { font-size: 1.9375rem; }
h2 { font-size: 1.25rem; margin: 0; }
a { color: light-dark(#1d4f91, #9cc3f5); text-underline-offset: 0.18em; }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; }
ul { list-style: none; padding: 0; }
.initiatives > li { border-top: 1px solid light-dark(#dedad0, #363b46); padding: 1.25rem 0; }
.initiatives p { margin: 0.35rem 0 0; }
.sign { display: inline-block; padding: 0.6rem 1.1rem; border-radius: 0.5rem; text-decoration: none; font-weight: 600;
  background: light-dark(#1d4f91, #9cc3f5); color: light-dark(#ffffff, #0e1a2b); }
.languages { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; font-size: 0.875rem; }
.languages a { display: inline-block; min-height: 1.5rem; }
`
