/** Exit code of a process whose database can be relied on no more: EX_IOERR of sysexits.h. */
export const brokenExitCode = 74
