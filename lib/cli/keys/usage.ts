/** How the options by which a private key is given are shown. */
export const keyUsage = '(--share FILE … | --type-shares | --key KEY [--passphrase-file F | --passphrase-stdin])'

/** How the options by which it is said among whom a key is split are shown. */
export const splitUsage = '--split 2/3 --holders "Ines,Teodor,Mari" [--initiative N] [--language en]'
