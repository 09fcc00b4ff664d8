import type { ComponentProps } from 'react'

const shape = 'inline-flex items-center justify-center rounded-md text-center font-semibold no-underline'

const sizes = {
  usual: 'min-h-12 px-6 py-3',
  small: 'min-h-11 px-4 py-2',
} as const

const looks = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong hover:text-on-accent',
  quiet: 'border border-edge bg-sheet text-ink hover:border-accent hover:text-accent',
} as const

type Look = keyof typeof looks

/** The look of a button, for links that lead to a deed. */
export const buttonLook = (look: Look = 'primary', size: keyof typeof sizes = 'usual'): string =>
  `${shape} ${sizes[size]} ${looks[look]}`

export function Button({ look = 'primary', ...props }: ComponentProps<'button'> & { readonly look?: Look }) {
  return (
    <button
      type="submit"
      {...props}
      className={`${buttonLook(look)} cursor-pointer aria-disabled:cursor-progress aria-disabled:opacity-70 ${props.className ?? ''}`}
    />
  )
}
