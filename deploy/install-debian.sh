#!/bin/sh
# Makes a Debian machine (12 or newer) a host of collections: packages, users, folders, this release, units, Caddy.
# May be run again at any time: what is there already stays, and a newer source becomes one more release.
# Usage, as root, in a folder with the source: sh deploy/install-debian.sh
# Afterwards: colligo-host add NAME --origin https://collect.example.eu
set -eu
umask 022

say() { printf '%s\n' "$*"; }
stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

[ "$(id -u)" = 0 ] || stop 'Run this as root: it makes users and units.'
source_folder=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
[ -f "$source_folder/lib/cli/serve.ts" ] || stop "$source_folder is no source of Colligo."

# shellcheck disable=SC1091
. /etc/os-release
case "${ID:-}:${VERSION_ID:-}" in
  debian:1[2-9] | debian:[2-9][0-9]) ;;
  *) stop "This is written for Debian 12 and newer, and this is ${PRETTY_NAME:-something else}." ;;
esac

say '1. Packages of Debian'
missing=''
for package in caddy ca-certificates nftables npm; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  apt-get update -q
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
fi

say '2. Users and folders'
if ! getent passwd colligo-build >/dev/null; then
  useradd --system --user-group --no-create-home --home-dir /var/lib/colligo-build --shell /usr/sbin/nologin colligo-build
fi
install -d -m 0755 -o root -g root /opt/colligo /opt/colligo/releases /opt/colligo/instances
# Whoever is in has no list of the others.
install -d -m 0711 -o root -g root /srv/colligo
install -d -m 0700 -o root -g root /etc/colligo
install -d -m 0700 -o colligo-build -g colligo-build /var/lib/colligo-build

say '3. This release'
version=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' "$source_folder/package.json")
content=$(cd "$source_folder" && find app db deploy docs lib messages run package.json package-lock.json ./*.ts ./*.mjs -type f ! -name '*.d.json.ts' ! -name next-env.d.ts -exec sha256sum {} + | LC_ALL=C sort -k 2 | sha256sum | cut -c 1-12)
release=/opt/colligo/releases/$version-$content
if [ ! -e "$release/bin/node" ]; then
  unfinished=$release.unfinished
  rm -rf /opt/colligo/releases/*.unfinished
  install -d -m 0755 "$unfinished"
  (cd "$source_folder" && tar -cf - --exclude=./.git --exclude=./.next --exclude=./node_modules --exclude=./.data \
    --exclude=./.env --exclude=./secrets .) | tar -xf - -C "$unfinished"
  chown -R colligo-build:colligo-build "$unfinished"
  # What builds is no root, and what serves cannot change what was built.
  (cd "$unfinished" && runuser -u colligo-build -- env HOME=/var/lib/colligo-build PATH="$PATH" ./run -s build)
  install -d -m 0755 "$unfinished/bin"
  # The very Node that `./run` takes: of this machine where it is right, else of .runtime in the release.
  node=$(find "$unfinished/.runtime" -path '*/bin/node' -type f -perm -u+x 2>/dev/null | head -n 1)
  if [ -n "$node" ]; then ln -s "..${node#"$unfinished"}" "$unfinished/bin/node"; else ln -s "$(command -v node)" "$unfinished/bin/node"; fi
  chown -R root:root "$unfinished"
  chmod -R u+rwX,go+rX,go-w "$unfinished"
  mv "$unfinished" "$release"
fi
ln -sfn "$release" /opt/colligo/current

say '4. Units and front'
install -m 0644 "$source_folder/deploy/colligo@.service" /etc/systemd/system/colligo@.service
install -m 0644 "$source_folder/deploy/colligo-ports.service" /etc/systemd/system/colligo-ports.service
install -d -m 0755 /etc/systemd/system/caddy.service.d
cat >/etc/systemd/system/caddy.service.d/colligo.conf <<'UNIT'
# Caddy takes orders from its own user alone (admin.sock), and nothing of the collections is there for it.
[Service]
RuntimeDirectory=caddy
RuntimeDirectoryMode=0700
EnvironmentFile=-/etc/caddy/colligo.env
InaccessiblePaths=-/srv/colligo -/etc/colligo
ProtectSystem=strict
ProtectHome=yes
ReadWritePaths=/var/lib/caddy
NoNewPrivileges=yes
PrivateDevices=yes
CapabilityBoundingSet=CAP_NET_BIND_SERVICE
LimitCORE=0
UNIT
install -d -m 0755 /etc/caddy/sites
for file in options.caddy colligo.caddy; do install -m 0644 "$source_folder/deploy/caddy/$file" "/etc/caddy/$file"; done
if [ -f /etc/caddy/Caddyfile ] && ! cmp -s /etc/caddy/Caddyfile "$source_folder/deploy/caddy/Caddyfile.host"; then
  [ -e /etc/caddy/Caddyfile.before-colligo ] || cp -p /etc/caddy/Caddyfile /etc/caddy/Caddyfile.before-colligo
fi
install -m 0644 "$source_folder/deploy/caddy/Caddyfile.host" /etc/caddy/Caddyfile
cat >/usr/local/sbin/colligo-host <<'COMMAND'
#!/bin/sh
# The collections of this host: add, list, run, upgrade, backup, remove, directory.
INIT_CWD=$PWD
export INIT_CWD
cd /opt/colligo/current && exec ./bin/node lib/cli/host.ts "$@"
COMMAND
chmod 0755 /usr/local/sbin/colligo-host
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  systemctl enable -q caddy colligo-ports
  systemctl restart caddy
else
  say '   systemd does not run here: start what the units say by hand.'
fi

say "Done: $release"
say 'Next: colligo-host add NAME --origin https://collect.example.eu'
