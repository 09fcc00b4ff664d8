import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Certificate } from './certificate.ts'
import type { Door } from './door.ts'
import { serve } from './programs.ts'

/** A real proxy with TLS in front of a backend. */
export interface Front {
  readonly name: 'haproxy' | 'nginx'
  readonly door: Door
  readonly stop: () => void
}

interface Placed {
  readonly folder: string
  readonly certificate: Certificate
  /** Where the front listens: both fronts have one port, since an instance has one origin, and an address each. */
  readonly port: number
  /** Port of the backend on 127.0.0.1. */
  readonly backend: number
}

const addresses = { haproxy: '127.0.0.1', nginx: '127.0.0.2' } as const

/**
 * HAProxy with the settings that we recommend to operators, but for one: connections to the backend are shared always.
 *
 * A proxy must give up an idle connection before the gate does (5 seconds): a form that is sent on one which is being
 * closed at that moment is answered with 502, and no proxy may send it again by itself.
 */
export async function startHaproxy({ folder, certificate, port, backend }: Placed): Promise<Front> {
  const door = { address: addresses.haproxy, port, host: `localhost:${String(port)}`, isTls: true }
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'haproxy.cfg')
  writeFileSync(file, haproxyConfiguration(door, certificate, backend))
  return { name: 'haproxy', door, stop: await serve('haproxy', ['-f', file, '-db'], folder, door) }
}

const haproxyConfiguration = ({ address, port }: Door, certificate: Certificate, backend: number): string => `
global
  maxconn 2000
  nbthread 1
  ssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets
  ssl-default-bind-ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305
  ssl-default-bind-ciphersuites TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
  timeout http-request 10s
  timeout http-keep-alive 5s
frontend public
  bind ${address}:${String(port)} ssl crt ${certificate.bothFile} alpn h2,http/1.1
  http-request set-header X-Forwarded-For %[src]
  http-request set-header X-Forwarded-Proto https
  http-request del-header Forwarded
  default_backend colligo
backend colligo
  http-reuse always
  retry-on conn-failure empty-response
  http-request disable-l7-retry if METH_POST
  server app 127.0.0.1:${String(backend)} pool-max-conn 4 pool-purge-delay 2s
`

/** nginx likewise. */
export async function startNginx({ folder, certificate, port, backend }: Placed): Promise<Front> {
  const door = { address: addresses.nginx, port, host: `localhost:${String(port)}`, isTls: true }
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, nginxConfiguration(folder, door, certificate, backend))
  return {
    name: 'nginx',
    door,
    stop: await serve('nginx', ['-p', folder, '-c', file, '-e', 'error.log'], folder, door),
  }
}

const nginxConfiguration = (
  folder: string,
  { address, port }: Door,
  certificate: Certificate,
  backend: number,
): string => `
daemon off;
user root;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 2000; }
http {
  access_log off;
  server_tokens off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  client_header_timeout 10s;
  client_body_timeout 10s;
  client_max_body_size 64k;
  upstream colligo { server 127.0.0.1:${String(backend)}; keepalive 4; keepalive_timeout 3s; }
  server {
    listen ${address}:${String(port)} ssl http2;
    server_name localhost;
    ssl_certificate ${certificate.certificateFile};
    ssl_certificate_key ${certificate.keyFile};
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;
    ssl_prefer_server_ciphers on;
    ssl_session_tickets off;
    location / {
      proxy_pass http://colligo;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto https;
      proxy_set_header Forwarded "";
      proxy_request_buffering off;
    }
  }
}
`
