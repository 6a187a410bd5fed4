#!/bin/sh
# Installs Second Read for Weasis into a folder of its own, or removes it. Not for clinical use.

set -eu
umask 022

usage() {
  cat <<'END'
Installs Second Read into a folder of its own and makes a command there that starts Weasis with it.
Nothing in the folder of Weasis is changed, unless --always is given. Not for clinical use.

  sh install.sh [--weasis FOLDER] [--to FOLDER] [--always]
  sh install.sh --uninstall [--to FOLDER]

  --weasis FOLDER  where Weasis 4.7 or newer lies, such as /opt/weasis or /Applications/Weasis.app;
                   without it the usual places are looked through
  --to FOLDER      where Second Read goes; without it a folder of this user, for root one of all users
  --always         also add one line to Weasis.cfg, so that every start of Weasis brings Second Read
                   (Linux; needs the right to write into the folder of Weasis)
  --uninstall      remove what was installed, and nothing else
  --help           this text
END
}

fail() {
  printf 'install: %s\n' "$1" >&2
  exit 1
}

misused() {
  printf 'install: %s; see sh install.sh --help\n' "$1" >&2
  exit 2
}

weasis=
to=
always=false
uninstall=false
while [ $# -gt 0 ]; do
  case $1 in
    --weasis | --to)
      [ $# -ge 2 ] && [ -n "$2" ] || misused "$1 needs a folder"
      if [ "$1" = --weasis ]; then weasis=$2; else to=$2; fi
      shift
      ;;
    --always) always=true ;;
    --uninstall) uninstall=true ;;
    -h | --help)
      usage
      exit 0
      ;;
    *) misused "unknown option '$1'" ;;
  esac
  shift
done

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
system=$(uname -s)
list=installed-files.txt

# Where it goes

if [ -z "$to" ]; then
  if [ -f "$here/$list" ]; then
    to=$here
  elif [ "$system" = Darwin ]; then
    to="$HOME/Library/Application Support/Second Read"
    [ "$(id -u)" -ne 0 ] || to="/Library/Application Support/Second Read"
  else
    to=${XDG_DATA_HOME:-$HOME/.local/share}/second-read
    [ "$(id -u)" -ne 0 ] || to=/opt/second-read
  fi
fi
case $to in
  /*) ;;
  *) to=$PWD/$to ;;
esac
case $to in
  *'"'* | *'\'* | *'
'*) fail "the folder '$to' has a quotation mark, backslash or line break in its name; choose another with --to" ;;
esac

# Without symbolic links, so that it is named the same way at every call.
[ ! -d "$to" ] || to=$(CDPATH='' cd -- "$to" && pwd -P)

command -v sha256sum >/dev/null 2>&1 || command -v shasum >/dev/null 2>&1 ||
  fail "neither sha256sum nor shasum was found; install one of them, such as the package coreutils"

checksum() {
  if [ ! -f "$1" ]; then
    echo none
  elif command -v sha256sum >/dev/null 2>&1; then
    sha256sum <"$1" | cut -d ' ' -f 1
  else
    shasum -a 256 <"$1" | cut -d ' ' -f 1
  fi
}

# What the installer put there, a line each: checksum, two spaces, name.
recorded() {
  [ ! -f "$to/$list" ] || grep -v '^#' "$to/$list" || true
}

# The Weasis.cfg that --always changed.
registered() {
  [ ! -f "$to/$list" ] || sed -n 's/^# registered in //p' "$to/$list"
}

needs_writable() {
  [ -w "$1" ] || fail "$1 is not writable for user $(id -un); $2"
}

# Gives a file another text, which is whole beside it before the file is touched: a full disk must not
# leave Weasis without configuration. The file keeps its owner and its rights.
rewrite() {
  printf '%s\n' "$2" | cat >"$1.part" || {
    rm -f "$1.part"
    fail "$1.part could not be written, so $1 stays as it was; make room on the disk, or run this as who may write there"
  }
  cat "$1.part" >"$1" || mv -f "$1.part" "$1"
  rm -f "$1.part"
}

# Takes the line of --always out again.
unregister() {
  cfg=$(registered)
  if [ -z "$cfg" ] || [ ! -f "$cfg" ] || ! grep -qF -e "$option" "$cfg"; then
    return 0
  fi
  needs_writable "$cfg" "it starts Second Read, so run this as who may change it"
  others=$(grep -vxF -e "java-options=$option" "$cfg" || true)
  rewrite "$cfg" "$others"
  echo "Removed the line of Second Read from $cfg"
}

# A path as part of a URL.
encoded() {
  printf '%s' "$1" | od -An -v -tx1 | LC_ALL=C awk '
    BEGIN { for (i = 0; i < 256; i++) byte[sprintf("%02x", i)] = i }
    {
      for (i = 1; i <= NF; i++) {
        c = byte[$i] < 128 ? sprintf("%c", byte[$i]) : ""
        printf "%s", (c ~ /^[A-Za-z0-9\/._~-]$/) ? c : "%" toupper($i)
      }
    }'
}

# A path as a word of a shell command.
quoted() {
  printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

url=file:$(encoded "$to")
option=-Dfelix.extended.config.properties=$url/second-read.json

# Removing

if $uninstall; then
  if [ ! -f "$to/$list" ]; then
    echo "Second Read is not installed in $to; nothing was removed"
    exit 0
  fi
  needs_writable "$to" "run this as who installed it"
  unregister
  # From the end, so that the configuration goes before what it lists: Weasis does not start with a
  # configuration that lists what is not there.
  recorded | sed '1!G;h;$!d' | {
    while read -r sum name; do
      if [ "$(checksum "$to/$name")" = "$sum" ]; then
        rm -f "$to/$name"
      elif [ -e "$to/$name" ]; then
        echo "Kept $to/$name, which was changed after it was installed"
      fi
      rm -f "$to/$name.part"
    done
  }
  rm -f "$to/$list"
  rmdir "$to/bundles" "$to/natives"/* "$to/natives" "$to" 2>/dev/null || true
  echo "Removed Second Read from $to"
  [ ! -d "$to" ] || echo "The folder stays, since it holds files that the installer did not put there"
  echo "Settings and model packs of users stay in .weasis/data of their home folders"
  exit 0
fi

# What is to be installed, and whether it fits this machine

texts='LICENSE NOTICE.txt README.md install.sh version.txt'
for part in bundles natives second-read.json $texts; do
  [ -e "$here/$part" ] ||
    fail "$here/$part is missing; unpack the whole zip and run install.sh in the folder that comes out"
done
read -r version engine <"$here/version.txt"
platform=$(cd "$here/natives" && echo *)
case $system in
  Linux) machine=linux ;;
  Darwin) machine=macos ;;
  *) machine=$system ;;
esac
case $(uname -m) in
  x86_64 | amd64) machine=$machine-x64 ;;
  aarch64 | arm64) machine=$machine-aarch64 ;;
  *) machine=$machine-$(uname -m) ;;
esac
[ "$machine" != macos-x64 ] ||
  fail "this machine is $machine; there is no package for Macs with Intel processors"
[ "$platform" = "$machine" ] ||
  fail "this package is for $platform, but this machine is $machine; take the package for $machine"

# Weasis

# Prints the folder of Weasis' launcher and configuration below a folder that a user would name.
application() {
  for below in '' /lib/app /Contents/app /Weasis.app/Contents/app /app /weasis; do
    if [ -f "$1$below/weasis-launcher.jar" ] && [ -f "$1$below/conf/base.json" ]; then
      (CDPATH='' cd -- "$1$below" && pwd -P)
      return
    fi
  done
}

if [ -n "$weasis" ]; then
  [ -d "$weasis" ] || fail "the folder $weasis does not exist; expected the folder of Weasis"
  app=$(application "$weasis")
  [ -n "$app" ] ||
    fail "no Weasis in $weasis; expected weasis-launcher.jar and conf/base.json in it or in its lib/app"
else
  app=
  for place in /opt/weasis /opt/Weasis /usr/lib/weasis /usr/local/weasis /usr/local/lib/weasis \
    "$HOME/weasis" "$HOME/Weasis" /Applications/Weasis.app "$HOME/Applications/Weasis.app"; do
    app=$(application "$place")
    [ -z "$app" ] || break
  done
  [ -n "$app" ] ||
    fail "no Weasis found in the usual places; install Weasis 4.7 or newer, or name its folder with --weasis"
fi

found=$(tr -d '\r\n' <"$app/conf/base.json" |
  sed -n 's/.*"code" *: *"weasis\.version"[^}]*"value" *: *"\([^"]*\)".*/\1/p')
major=$(printf '%s' "$found" | sed -n 's/^\([0-9][0-9]*\)\.\([0-9][0-9]*\).*/\1/p')
minor=$(printf '%s' "$found" | sed -n 's/^\([0-9][0-9]*\)\.\([0-9][0-9]*\).*/\2/p')
[ -n "$major" ] || fail "$app/conf/base.json names no version of Weasis; expected 4.7 or newer"
if [ "$major" -lt 4 ] || { [ "$major" -eq 4 ] && [ "$minor" -lt 7 ]; }; then
  fail "Weasis $found in $app is too old; install Weasis 4.7 or newer"
fi
[ "$major" -eq 4 ] || echo "Second Read was not tried with Weasis $found; it was made for 4.7"

launcher=
for candidate in "$app/../../bin/Weasis" "$app/../MacOS/Weasis"; do
  if [ -x "$candidate" ]; then
    launcher=$(CDPATH='' cd -- "$(dirname -- "$candidate")" && pwd -P)/Weasis
  fi
done

cfg=$app/Weasis.cfg
if $always; then
  [ "$system" != Darwin ] || fail "--always would break the signature of Weasis on macOS; leave it away"
  [ -f "$cfg" ] && grep -q '^\[JavaOptions\]' "$cfg" ||
    fail "no Weasis.cfg with [JavaOptions] in $app, so --always cannot work; leave it away"
  other=$(grep -F 'felix.extended.config.properties' "$cfg" | grep -vF -e "$option" || true)
  [ -z "$other" ] ||
    fail "$cfg already names another extension ($other); add the entries of second-read.json to that one instead"
  needs_writable "$cfg" "run this as who may change it, or leave --always away"
fi

# The files, made beside the package first

mkdir -p "$to" 2>/dev/null || fail "the folder $to cannot be made; name another with --to, or run this as who may write there"
to=$(CDPATH='' cd -- "$to" && pwd -P)
url=file:$(encoded "$to")
option=-Dfelix.extended.config.properties=$url/second-read.json
needs_writable "$to" "name another with --to, or run this as who may write there"
[ "$to" != "$here" ] || fail "$to is the unpacked package itself; name another folder with --to"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
trap 'exit 1' HUP INT TERM

escaped() {
  printf '%s' "$1" | sed 's/[&|\]/\\&/g'
}

sed -e "s|%BUNDLES%|$(escaped "$url")/bundles|g" -e "s|%NATIVES%|$(escaped "$to")/natives/$platform|g" \
  "$here/second-read.json" >"$stage/second-read.json"

# The form that needs no quotation marks: one URL, in which the URL of the configuration is encoded again.
link="weasis://%24weasis:config%20pro=%22felix.extended.config.properties%20$(
  printf '%s' "$url/second-read.json" | sed 's/%/%25/g'
)%22"

if [ -n "$launcher" ]; then
  {
    echo '#!/bin/sh'
    echo '# Starts Weasis with Second Read. Arguments, such as files to open, are passed on.'
    printf '%s\n' "exec $(quoted "$launcher") '$link' \"\$@\""
  } >"$stage/start-weasis"
  chmod 755 "$stage/start-weasis"
fi

# Without what a file manager leaves in a folder that it shows, such as .DS_Store.
(cd "$here" && find bundles natives -type f ! -name '.*' && printf '%s\n' $texts) >"$stage/from-package"
{
  echo second-read.json
  [ -z "$launcher" ] || echo start-weasis
} >"$stage/generated"

source_of() {
  if grep -qxF "$1" "$stage/generated"; then printf '%s\n' "$stage/$1"; else printf '%s\n' "$here/$1"; fi
}

cat "$stage/from-package" "$stage/generated" | while IFS= read -r name; do
  printf '%s  %s\n' "$(checksum "$(source_of "$name")")" "$name"
done >"$stage/wanted"

# Nothing that the installer did not put there is overwritten

while read -r sum name; do
  there=$(checksum "$to/$name")
  if [ ! -e "$to/$name" ] || [ "$there" = "$sum" ] || recorded | grep -qxF "$there  $name"; then
    continue
  fi
  echo "$to/$name" >>"$stage/foreign"
done <"$stage/wanted"
for folder in bundles natives "natives/$platform"; do
  if [ -e "$to/$folder" ] && [ ! -d "$to/$folder" ]; then echo "$to/$folder" >>"$stage/foreign"; fi
done
if [ -f "$stage/foreign" ]; then
  cat "$stage/foreign" >&2
  fail "these files are not from this installer or were changed since; nothing was installed, move them away first"
fi

# Copying; what is listed before it is there can be removed after an interruption

recorded >"$stage/before"
{
  cat "$stage/wanted"
  grep -vxFf "$stage/wanted" "$stage/before" || true
} >"$stage/both"
earlier=$(registered)
write_list() {
  {
    [ -z "$2" ] || echo "# registered in $2"
    cat "$1"
  } >"$to/$list.part"
  mv -f "$to/$list.part" "$to/$list"
}
write_list "$stage/both" "$earlier"

while read -r sum name; do
  [ "$(checksum "$to/$name")" != "$sum" ] || continue
  mkdir -p "$(dirname "$to/$name")" && cp "$(source_of "$name")" "$to/$name.part" &&
    mv -f "$to/$name.part" "$to/$name" || {
    rm -f "$to/$name.part"
    fail "$name could not be copied to $to; is the disk full? Then make room and run this again"
  }
done <"$stage/wanted"
chmod 755 "$to/install.sh"

# Files of an earlier version
cut -d ' ' -f 3- "$stage/wanted" >"$stage/names"
while read -r sum name; do
  if ! grep -qxF "$name" "$stage/names" && [ "$(checksum "$to/$name")" = "$sum" ]; then
    rm -f "$to/$name"
  fi
done <"$stage/before"
write_list "$stage/wanted" "$earlier"

# macOS marks what was downloaded and refuses to load it
if [ "$system" = Darwin ]; then
  xattr -dr com.apple.quarantine "$to" 2>/dev/null || true
fi

if $always; then
  [ "$earlier" = "$cfg" ] || (unregister)
  if ! grep -qF -e "$option" "$cfg"; then
    changed=$(awk -v line="java-options=$option" '{ print } /^\[JavaOptions\]/ { print line }' "$cfg")
    rewrite "$cfg" "$changed"
  fi
  write_list "$stage/wanted" "$cfg"
fi

echo "Second Read $version ($engine) is installed in $to"
echo "Weasis $found is in $app"
echo "Close Weasis where it runs, then start it:"
if [ -n "$launcher" ]; then
  echo "  $(quoted "$to/start-weasis")"
  if $always; then echo "  or as ever: $cfg now brings Second Read at every start"; fi
  echo "or by whatever else starts it, with this option for Java:"
else
  echo "  with this option for Java (no command bin/Weasis was found beside it):"
fi
echo "  $option"
echo "To remove it: sh $(quoted "$to/install.sh") --uninstall"
echo "Not for clinical use."
