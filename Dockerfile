# One container: the built site, the packages it runs on, Node. No compiler, no tests, no image optimiser, no made-up people
# (.dockerignore).
# Build: docker build -t colligo .      Run: docker compose up -d      Read: docs/hosting.md
ARG NODE=24.21.0

FROM node:${NODE}-slim AS build
WORKDIR /colligo
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY . .
# Stops where a version is older than lib/config/minimum-versions.json allows. What only builds need is dropped.
RUN node lib/cli/build.ts && cd .next && rm -rf cache types diagnostics trace trace-build turbopack build

FROM node:${NODE}-slim AS packages
WORKDIR /colligo
COPY package.json package-lock.json ./
# Next asks for sharp and for Playwright, but serves without: nothing here decodes a picture or drives a browser.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/sharp node_modules/@img node_modules/playwright node_modules/playwright-core node_modules/@playwright \
 && ! find node_modules -type d \( -name sharp -o -name '@img' -o -name 'sharp-*' \) | grep .

FROM node:${NODE}-slim
WORKDIR /colligo
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 COLLIGO_DATA=/data
# What runs is Node; npm and yarn could only bring in more. New volumes take their owner from these folders.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* /usr/local/bin/yarn* \
 && install -d -m 0700 -o node -g node /data /keys /backups
COPY --from=packages /colligo/node_modules ./node_modules
COPY --from=build /colligo/package.json /colligo/package-lock.json /colligo/next.config.ts /colligo/instrumentation.ts /colligo/tsconfig.json ./
COPY --from=build /colligo/lib ./lib
COPY --from=build /colligo/db ./db
COPY --from=build /colligo/messages ./messages
COPY --from=build /colligo/app ./app
COPY --from=build /colligo/docs ./docs
COPY --from=build /colligo/.next ./.next
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# The gate wants the public's own Host. 200 means: a statement could be recorded now, or it is said why not.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["node", "-e", "\
  const { host } = new URL(process.env.COLLIGO_ORIGIN ?? 'http://localhost:3000'); \
  const bad = () => process.exit(1); \
  require('node:http').get({ port: 3000, path: '/health', headers: { host }, timeout: 4000 }, \
    (answer) => process.exit(answer.statusCode === 200 ? 0 : 1)).on('error', bad).on('timeout', bad)"]
# Node sets no limit on core files: compose.yaml and `docker run --ulimit core=0` do.
CMD ["node", "lib/cli/serve.ts", "--port", "3000", "--hostname", "0.0.0.0"]
