# Starts the command, in the sources and in an installation. Included by the script dsgformer, which sets `here`, its
# own folder, and `parts`, the folder of this file.

fail() {
    printf 'dsgformer: %s\n' "$*" >&2
    exit 1
}

# Sets java, java_home, java_version and java_build if $1 runs and is new enough; else adds a line to found.
found=
try_java() {
    command -v "$1" >/dev/null 2>&1 || {
        found="$found; $2 has no java"
        return 1
    }
    # A JDK has its version in a file; reading that is faster than starting the JVM.
    java_home=$(dirname "$(dirname "$(resolve "$(command -v "$1")")")")
    if [ -r "$java_home/release" ]; then
        java_version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$java_home/release")
        java_build=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$java_home/release")
    else
        settings=$("$1" -XshowSettings:properties -version 2>&1) || settings=
        java_home=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.home = //p')
        java_version=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.specification\.version = //p')
        java_build=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.runtime\.version = //p')
    fi
    case $java_version in
        '' | *[!0-9]*) ;;
        *) [ "$java_version" -lt 17 ] || { java=$1 && return 0; } ;;
    esac
    found="$found; $2 has Java ${java_version:-that does not run}"
    return 1
}

find_java() {
    if [ -n "${JAVA_HOME:-}" ] && try_java "$JAVA_HOME/bin/java" "JAVA_HOME ($JAVA_HOME)"; then
        return
    fi
    try_java java 'the PATH' || fail "needs a JDK 17 or newer${found}; install one or set JAVA_HOME to it"
}

# Runs a JVM with the arguments given, without the user's variables DSGFORMER_*.
run_java() {
    (
        # shellcheck disable=SC2046 # names of variables have no spaces
        unset $(env | sed -n 's/^\(DSGFORMER_[A-Za-z0-9_]*\)=.*/\1/p') DSGFORMER_NONE
        exec "$java" -Djava.awt.headless=true "$@"
    )
}

# Sets app, extras, served, cache, jar and archive. Archives of classes are kept in the build's folder in the sources, and in
# the user's cache for an installation, which may be read-only.
locate() {
    if [ -f "$parts/build.sh" ]; then
        # shellcheck source=cli/src/launcher/build.sh
        . "$parts/build.sh"
        is_current || build
        app=$dist
        extras="$extra/*:$extra/lib/*"
        served="$web/*:$web/lib/*"
        cache=$dist
        edition=
    else
        app=$parts
        extras="$app/bench/*"
        [ -d "$app/bench" ] || without_bench=yes
        served="$app/server/*"
        cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/dsgformer
        # an archive is valid only for these files in this folder; -L: the folder may be a link
        edition=$(printf '%s' "$app" | cksum | tr ' ' -)-$(ls -lnL "$app" "$app/lib" | cksum | tr ' ' -)-
        mkdir -p "$cache" 2>/dev/null || : # without it, no archive is made
    fi
    jar=$(echo "$app"/dsgformer-cli-*.jar)
    archive=$cache/launcher-$edition$(printf '%s' "$java_build" | tr -c 'A-Za-z0-9.\n' _).jsa
}

# Deletes the outdated archives of an installation that was replaced.
remove_old_archives() {
    [ -n "$edition" ] || return 0
    for old in "$cache/launcher-${edition%-*-*-}"-*-"${archive##*-}"; do
        [ "$old" = "$archive" ] || rm -f "$old"
    done
}

# An archive of the command's classes, prepared by one JVM for the next ones: they start in two thirds of the time.
# It is valid for one build of one JDK; if it cannot be made, starts are slower.
make_archive() {
    rehearsal=$cache/launcher-rehearsal.$$
    mkdir "$rehearsal" 2>/dev/null || return 0
    trap 'rm -rf "$rehearsal"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    echo 'dsgformer: preparing fast starts with this JDK, once ...' >&2
    # In a folder of its own, without a dsgformer.yaml of the user's.
    if (cd "$rehearsal" && run_java -XX:DumpLoadedClassList="$rehearsal/classes" -jar "$jar" deblur \
        "$parts/rehearsal.png" "$parts/rehearsal.jpg" -o "$rehearsal/photos/") &&
        run_java -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile="$rehearsal/classes" \
            -XX:SharedArchiveFile="$rehearsal/archive" -jar "$jar" &&
        mv "$rehearsal/archive" "$archive"; then
        remove_old_archives
    else
        : >"$archive.failed"
    fi >/dev/null 2>&1
    rm -rf "$rehearsal"
    trap - EXIT INT TERM
}

# Prints $1, such as 512m, in MiB; nothing if it is invalid, which the command then reports.
mebibytes() {
    # without leading zeros, which would make the number octal
    amount=$(printf '%s' "$1" | tr 'KMGIB' 'kmgib' | sed 's/i\{0,1\}b$//; s/^0*\([0-9]\)/\1/')
    number=${amount%[kmg]}
    case $number in
        '' | *[!0-9]* | ???????????????*) return ;;
    esac
    case $amount in
        *g) echo $((number * 1024)) ;;
        *m) echo "$number" ;;
        *k) echo $((number / 1024)) ;;
        *) echo $((number / 1048576)) ;;
    esac
}

# Sets command, the first argument that is no option, and limit, the value of --max-memory in MiB.
read_arguments() {
    command=
    limit=
    typed=
    value_follows=
    for argument; do
        if [ -n "$value_follows" ]; then
            limit=$(mebibytes "$argument")
            value_follows=
            continue
        fi
        case $argument in
            --max-memory) value_follows=true typed=true ;;
            --max-memory=*) typed=true limit=$(mebibytes "${argument#*=}") ;;
            -*) ;;
            *) [ -n "$command" ] || command=$argument ;;
        esac
    done
    [ -n "$limit$typed" ] || limit=$(mebibytes "$(set_limit)")
}

# Prints --max-memory as dsgformer.cli.settings finds it if it is not typed: in the environment, else in dsgformer.yaml,
# there only if it has a line of its own.
set_limit() {
    case $command in
        deblur) own=${DSGFORMER_DEBLUR_MAX_MEMORY:-} ;;
        eval) own=${DSGFORMER_EVAL_MAX_MEMORY:-} ;;
        serve) own=${DSGFORMER_SERVE_MAX_MEMORY:-} ;;
        *) own= ;;
    esac
    own=${own:-${DSGFORMER_MAX_MEMORY:-}}
    if [ -z "$own" ] && [ -f dsgformer.yaml ]; then
        own=$(awk -v command="$command" '
            function value(line) { sub(/^[^:]*: */, "", line); sub(/ *#.*/, "", line); gsub(/["\047\r ]/, "", line); return line }
            /^[^ #]/ { section = $0; sub(/:.*/, "", section) }
            /^max-memory:/ { all = value($0) }
            /^ +max-memory:/ && section == command { one = value($0) }
            END { print one != "" ? one : all }' dsgformer.yaml)
    fi
    printf '%s' "$own"
}

# The JVM's own memory beside its heap, in MiB: dsgformer.infer.MemoryLimit counts it too, with the heap's part for new
# objects.
jvm_own=160
least_heap=64

# Prints the machine's memory in MiB, or a terabyte where it cannot be told: the JVM refuses a heap that is far larger.
machine_memory() {
    pages=$(getconf _PHYS_PAGES 2>/dev/null) || pages=
    page=$(getconf PAGE_SIZE 2>/dev/null) || page=
    case $pages-$page in
        *[!0-9-]* | -* | *-) echo 1048576 ;;
        *) echo $((pages / 1024 * page / 1024)) ;;
    esac
}

# Sets heap_options. A photo needs little memory, a whole frame on a large network much: the heap may grow to most of
# the machine's memory, but with a collector that grows it only when needed, and with a small part for new objects.
choose_heap() {
    heap_options='-Xms32m -XX:MaxNewSize=32m'
    case ${DSGFORMER_JAVA_OPTS:-} in
        *-XX:+Use*GC*) ;;
        *) heap_options="-XX:+UseSerialGC $heap_options" ;;
    esac
    if [ -n "$limit" ]; then
        most=$((limit - jvm_own))
        [ "$most" -ge "$least_heap" ] || most=$least_heap
        machine=$(machine_memory)
        [ "$most" -le "$machine" ] || most=$machine
        heap_options="$heap_options -Xmx${most}m"
    else
        heap_options="$heap_options -XX:MaxRAMPercentage=70"
    fi
}

find_java
locate
if [ ! -f "$archive" ] && [ ! -f "$archive.failed" ] && [ -w "$cache" ]; then
    make_archive
fi

read_arguments "$@"
case $command in
    # With the libraries that only bench or serve needs, such as ONNX Runtime; others start faster without them.
    bench)
        if [ -n "${without_bench:-}" ]; then
            echo "dsgformer: bench and its libraries are an archive of their own, dsgformer-bench-*; unpack it over this one" >&2
            exit 2
        fi
        set -- -cp "$jar:$extras" dsgformer.cli.Main "$@"
        ;;
    # The jar's manifest has this export, but it applies only to -jar.
    serve) set -- --add-exports=java.base/jdk.internal.module=ALL-UNNAMED -cp "$jar:$served" dsgformer.cli.Main "$@" ;;
    completion | manual | '') set -- -cp "$jar:$extras:$served" dsgformer.cli.Main "$@" ;;
    *) set -- -jar "$jar" "$@" ;;
esac
if [ -t 2 ]; then
    terminal=$(stty size <&2 2>/dev/null) || terminal=
    set -- -Ddsgformer.terminal=true "-Ddsgformer.columns=${terminal##* }" "$@"
fi
if [ -f "$archive" ]; then
    # The JVM ignores an outdated archive; the warning about that is off. Newer JDKs log it under another tag.
    set -- -XX:SharedArchiveFile="$archive" '-Xlog:cds*=off' "$@"
    [ "$java_version" -lt 24 ] || set -- '-Xlog:aot*=off' "$@"
fi
case $command in
    train | data) heap_options= ;; # long runs, many threads, much native memory: the JVM chooses
    *) choose_heap ;;
esac
if [ "$(uname)" = Linux ]; then
    # glibc would map and unmap every large tensor, and OpenBLAS keep spinning threads beside libtorch's: 2 to 5 times
    # slower.
    export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}" MALLOC_MMAP_MAX_="${MALLOC_MMAP_MAX_:-0}"
    export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-17179869184}" MALLOC_TOP_PAD_="${MALLOC_TOP_PAD_:-268435456}"
    export OPENBLAS_NUM_THREADS="${OPENBLAS_NUM_THREADS:-1}"
    # OpenMP threads that spin while they wait slow down other programs, and themselves if another program runs.
    export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-PASSIVE}"
    # In a locale without UTF-8 the JVM could not name files such as 街.jpg.
    [ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8
fi
# shellcheck disable=SC2086 # several options in one variable
exec "$java" "@$parts/jvm.options" $heap_options ${DSGFORMER_JAVA_OPTS:-} "$@"
