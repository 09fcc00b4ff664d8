/** Characters of a digest that stand in an address: other bytes have another address, and can be kept for ever. */
const digits = 32

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const

export const pictureAddress = (picture: { readonly sha256: string; readonly type: keyof typeof endings }): string =>
  `/files/${picture.sha256.slice(0, digits)}.${endings[picture.type]}`

export const certificateAddress = ({ sha256 }: { readonly sha256: string }): string =>
  `/files/certificate-${sha256.slice(0, digits)}.pdf`
