import { shellQuoted, type HelperPlaces } from './helperCommand';

/**
 * The credential helper as a script for any POSIX shell, run with what Git asks of it: get, store or erase.
 * Notes on what it avoids:
 * - Its variables have a prefix, because the user's own helpers run below it with everything that they export.
 *   They are unset first: one that came in exported would hand its new value, a secret, to every program that
 *   the script starts. The same goes for `allexport` and `xtrace`, which bash takes over from SHELLOPTS.
 * - bash takes functions from the environment too; those with the names of builtins used here are dropped. Only
 *   names of special builtins (`unset`, `set`, `export`, `exec`, `eval`, `exit`) cannot be taken.
 * - A request or an answer is only ever in the shell's memory and in pipes: here-documents may become files.
 * - The broker is asked through `git credential-cache`, a small program that relays what it reads to a socket
 *   (`brokerProtocol`): another client starts several times as long. It waits for ever, so another process ends it in
 *   time; every reply has a short limit, and a broker that needs longer gives a ticket to come back with.
 * - A request of megabytes, which Git has no reason to send, would keep the shell busy for minutes: it is read below a
 *   limit on the processor's time, and dropped.
 */
export function renderHelperScript(places: HelperPlaces, sleep: string): string {
  const assignments = [
    `gp_runtime=${shellQuoted(places.runtimeDirectory)}`,
    `gp_includes=${shellQuoted(places.includeDirectory)}`,
    `gp_git=${shellQuoted(places.git)}`,
    `gp_sleep=${shellQuoted(sleep)}`,
  ];
  return [head, ...assignments, body].join('\n');
}

const head = String.raw`#!/bin/sh
# Credential helper of the VS Code extension Git Providers, which writes this file.
set +aefmuvx
unset -f command kill printf read test ulimit wait || :
unset gp_runtime gp_includes gp_git gp_sleep gp_operation gp_newline gp_line gp_request gp_count gp_index gp_key
unset gp_value gp_ours gp_later gp_window gp_pinned gp_tried gp_patience gp_socket gp_status gp_answer gp_rest
unset gp_ticket gp_limit gp_waits gp_asking gp_guard gp_nap
unset gp_credential gp_username gp_password gp_quit gp_reason gp_recent IFS GLOBIGNORE
test -n "$GIT_PROVIDERS_DECLINED" && exit 0`;

const body = String.raw`gp_newline='
'
gp_operation=$1
case $gp_operation in get | store | erase) ;; *) exit 0 ;; esac

# As large as the broker takes.
read_request() {
  ulimit -t 2
  gp_request=
  while IFS= read -r gp_line || test -n "$gp_line"; do
    gp_request=$gp_request$gp_line$gp_newline
    test ${'$'}{#gp_request} -le 65536 || return
  done
  printf '%s' "$gp_request"
}
{ gp_request=$(read_request)$gp_newline; } 2>/dev/null
test "$gp_request" != "$gp_newline" || exit 0

gp_window=$GIT_PROVIDERS_WINDOW
case $gp_window in *[!A-Za-z0-9-]*) gp_window= ;; esac
gp_pinned=$GIT_PROVIDERS_TEST
case $gp_pinned in *[!A-Za-z0-9-]*) gp_pinned= ;; esac
gp_count=$GIT_CONFIG_COUNT
case $gp_count in '' | *[!0-9]* | ??????*) gp_count=0 ;; esac

# Runs $1 with the index, key and value of each entry of the environment's Git configuration.
each_entry() {
  gp_index=0
  while test "$gp_index" -lt "$gp_count"; do
    eval "gp_key=\$GIT_CONFIG_KEY_$gp_index gp_value=\$GIT_CONFIG_VALUE_$gp_index"
    gp_ours=
    case $gp_value in
      "$gp_includes"/*.gitconfig | */git-providers.git-providers/git/*.gitconfig) gp_ours=1 ;;
    esac
    "$1"
    gp_index=$((gp_index + 1))
  done
}

notice_later_helper() {
  if test -n "$gp_ours"; then
    gp_later=${'$'}{gp_later:-no}
  elif test -n "$gp_later"; then
    case $gp_key in
      [Cc][Rr][Ee][Dd][Ee][Nn][Tt][Ii][Aa][Ll].*[Hh][Ee][Ll][Pp][Ee][Rr]) gp_later=yes ;;
      [Ii][Nn][Cc][Ll][Uu][Dd][Ee]*) gp_later=yes ;;
    esac
  fi
}

# A helper that is configured after ours would be given our token to store.
another_helper_follows() {
  case $GIT_CONFIG_PARAMETERS in
    *[Cc][Rr][Ee][Dd][Ee][Nn][Tt][Ii][Aa][Ll].*[Hh][Ee][Ll][Pp][Ee][Rr]*) return 0 ;;
    *[Ii][Nn][Cc][Ll][Uu][Dd][Ee]*.[Pp][Aa][Tt][Hh]*) return 0 ;;
  esac
  gp_later=
  each_entry notice_later_helper
  test "$gp_later" = yes
}

neutralise() {
  test -z "$gp_ours" || eval "export GIT_CONFIG_KEY_$gp_index=gitproviders.declined"
}

# What Git does without the extension: fill, approve or reject.
plain_git() {
  printf '%s' "$gp_request" | (
    each_entry neutralise
    export GIT_PROVIDERS_DECLINED=1
    exec "$gp_git" credential "$1"
  )
}

# Asks the broker of this window, then any other. 0: the answer is there. 22: no provider answers.
ask() {
  test -d "$gp_runtime" && test ! -L "$gp_runtime" && test -O "$gp_runtime" || return 1
  gp_tried=$gp_newline
  gp_patience=1.4
  for gp_socket in "$gp_runtime/$gp_window"-*.sock "$gp_runtime"/*.sock; do
    test -S "$gp_socket" || continue
    case $gp_tried in *"$gp_newline$gp_socket$gp_newline"*) continue ;; esac
    gp_tried=$gp_tried$gp_socket$gp_newline
    { ask_socket "$1"; } 2>/dev/null
    case $gp_status in
      answered) return 0 ;;
      # Only one window knows the account that a connection test is about.
      declined) test -n "$gp_pinned" || return 22 ;;
      silent)
        # Two more of these leave room below two seconds for the programs themselves.
        case $gp_patience in 1.4) gp_patience=0.2 ;; 0.2) gp_patience=0.1 ;; *) return 1 ;; esac
        ;;
    esac
  done
  return 1
}

# Leaves status and answer. A broker that waits for its user gives a ticket to come back with.
ask_socket() {
  gp_ticket=
  gp_limit=$gp_patience
  gp_waits=0
  while test "$gp_waits" -le 100; do
    gp_answer=$(ask_once "$1")
    case $?$gp_answer in
      *"$gp_newline"end) ;;
      # Of a program that was killed.
      137*) gp_status=silent && return ;;
      *) gp_status=failed && return ;;
    esac
    gp_answer=${'$'}{gp_answer%end}
    case $gp_answer in
      answered"$gp_newline"*) gp_status=answered && return ;;
      declined"$gp_newline" | refused"$gp_newline") gp_status=declined && return ;;
      wait"$gp_newline"wait=*"$gp_newline") ;;
      *) gp_status=failed && return ;;
    esac
    gp_ticket=${'$'}{gp_answer#*=}
    gp_ticket=${'$'}{gp_ticket%"$gp_newline"}
    case $gp_ticket in '' | *[!0-9a-f]*) gp_status=failed && return ;; esac
    gp_limit=1.4
    gp_waits=$((gp_waits + 1))
  done
  gp_status=failed
}

# Prints the reply. 137 when it takes longer than the limit.
ask_once() {
  printf 'operation=%s\nwindow=%s\ntest=%s\npatience=%s\nticket=%s\n\n%s' \
    "$1" "$gp_window" "$gp_pinned" "$gp_limit" "$gp_ticket" "$gp_request" |
    "$gp_git" credential-cache --socket "$gp_socket" get &
  gp_asking=$!
  end_in_time >/dev/null &
  gp_guard=$!
  wait "$gp_asking"
  gp_status=$?
  kill -s ALRM "$gp_guard"
  return "$gp_status"
}

# Ends the program that asks, unless it is ended itself before. Whoever runs Git may have it ignore other signals.
end_in_time() {
  trap 'kill -s KILL "$gp_nap"; exit' ALRM
  "$gp_sleep" "$gp_limit" &
  gp_nap=$!
  wait "$gp_nap"
  kill -s KILL "$gp_asking"
}

# Leaves credential, or quit and reason, or neither.
read_answer() {
  gp_credential= gp_username= gp_password= gp_quit= gp_reason=
  gp_rest=$gp_answer$gp_newline
  while test -n "$gp_rest"; do
    gp_line=${'$'}{gp_rest%%"$gp_newline"*}
    gp_rest=${'$'}{gp_rest#*"$gp_newline"}
    case $gp_line in
      *[[:cntrl:]]*) gp_credential= gp_quit= && return ;;
      username=*) gp_username=1 gp_credential=$gp_credential$gp_line$gp_newline ;;
      password=*) gp_password=1 gp_credential=$gp_credential$gp_line$gp_newline ;;
      password_expiry_utc=*) gp_credential=$gp_credential$gp_line$gp_newline ;;
      quit=1) gp_quit=1 ;;
      reason=*) gp_reason=${'$'}{gp_line#reason=} ;;
    esac
  done
  test -n "$gp_username" && test -n "$gp_password" || gp_credential=
}

get() {
  gp_answer=
  another_helper_follows || ask get || gp_answer=
  read_answer
  if test -n "$gp_credential"; then
    printf '%s' "$gp_credential"
  elif test -n "$gp_quit"; then
    test -z "$gp_reason" || printf '%s\n' "$gp_reason" >&2
    printf 'quit=1\n'
  elif test -n "$gp_pinned"; then
    # Another login would make the test speak of another account.
    printf 'quit=1\n'
  else
    # A Git that was asked and did not get an answer is not to ask a second time.
    plain_git fill || printf 'quit=1\n'
  fi
}

# Without a broker to tell whose it is, what went out lately may be ours, and is kept from other helpers.
maybe_ours() {
  test -e "$gp_runtime/answered" || return 1
  gp_recent=$(command -p find "$gp_runtime/answered" -mmin -5) || return 0
  test -n "$gp_recent"
}

report() {
  ask "$gp_operation"
  case $? in
    0) return ;;
    22) ;;
    *) ! maybe_ours || return ;;
  esac
  case $gp_operation in
    store) plain_git approve ;;
    erase) plain_git reject ;;
  esac
}

case $gp_operation in
  get) get ;;
  *)
    # Nothing of Git's stays open in it, or whoever reads Git's output would wait for its end.
    (
      exec </dev/null >/dev/null 2>&1
      report
    ) &
    ;;
esac
exit 0
`;
