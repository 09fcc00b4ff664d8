import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'

const requestConfig = './lib/i18n/request.ts'

/** Writes the types of the messages into the sources, which are read-only where the site is served. */
const experimental = { createMessagesDeclaration: './messages/en.json' }

const config: NextConfig = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // Compression belongs to the proxy in front: here it would cost the thread that renders, and help BREACH.
  compress: false,
  // `./run check` checks types, with the same configuration and without building twice.
  typescript: { ignoreBuildErrors: true },
  // Whoever can send a picture to the image optimiser can send it a hostile one (GHSA-2xp9-vwfh-vxw4, CVE-2026-96889).
  images: { unoptimized: true },
  // Every head is complete before its page leaves: one that is kept in memory must not need a script to be whole.
  htmlLimitedBots: /.*/,
  // What the optimiser would need is left out of the build's traces, as it is of the image (`Dockerfile`).
  outputFileTracingExcludes: { '*': ['node_modules/sharp/**/*', 'node_modules/@img/**/*'] },
  serverExternalPackages: ['@node-rs/xxhash', 'better-sqlite3', 'argon2'],
  experimental: {
    globalNotFound: true,
    // What organisers' pages take (`lib/http/gate/uploads.ts`); the gate keeps every other form to 64 kB.
    serverActions: { bodySizeLimit: '2200kb' },
  },
}

export default (phase: string): NextConfig =>
  createNextIntlPlugin(phase === PHASE_PRODUCTION_SERVER ? { requestConfig } : { requestConfig, experimental })(config)
