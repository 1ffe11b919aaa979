# In the sources: builds the jars if they are missing or older than the sources. Included by launch.sh.

root=$here
dist=$root/cli/target
extra=$root/bench/target
web=$root/server/target
stamp=$dist/launcher.built
lock=$dist/launcher.lock

is_current() {
    [ -f "$stamp" ] && [ -d "$dist/lib" ] && [ -d "$extra/lib" ] && [ -d "$web/lib" ] || return 1
    [ -z "$(find "$root/pom.xml" "$root/.mvn" "$root"/*/pom.xml "$root"/*/src/main -newer "$stamp" | head -n 1)" ]
}

# Takes the lock: waits for a build in another process, and replaces the lock of one that was killed.
take_lock() {
    mkdir -p "$dist" || fail "cannot build: $dist is not writable"
    until mkdir "$lock" 2>/dev/null; do
        owner=$(cat "$lock/pid" 2>/dev/null) || owner=
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            rm -rf "$lock"
        elif [ -z "$owner" ] && [ -n "$(find "$lock" -prune -mmin +1 2>/dev/null)" ]; then
            rm -rf "$lock" # its owner was killed before it wrote its pid
        else
            sleep 1
        fi
    done
    trap 'rm -rf "$lock"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    echo $$ >"$lock/pid"
}

build() {
    take_lock
    if ! is_current; then
        [ -x "$java_home/bin/javac" ] || fail "cannot build: $java_home is a Java runtime without a compiler; set JAVA_HOME to a JDK"
        command -v mvn >/dev/null 2>&1 || fail 'cannot build: needs Maven 3.8 or newer (mvn) on the PATH'
        echo 'dsgformer: building, once and after changes to the sources; this takes a minute or two ...' >&2
        # New files instead of overwritten ones: a command that is still running keeps reading its own.
        rm -rf "$dist/lib" "$dist"/*.jar "$extra/lib" "$extra"/*.jar "$web/lib" "$web"/*.jar "$dist"/launcher-* "$stamp"
        touch "$lock/started"
        if ! (cd "$root" && JAVA_HOME=$java_home mvn -B -q -Dstyle.color=never -Dmaven.test.skip=true package) >"$lock/log" 2>&1; then
            cat "$lock/log" >&2
            fail 'the build failed; its messages are above'
        fi
        mv "$lock/started" "$stamp"
    fi
    rm -rf "$lock"
    trap - EXIT INT TERM
}
