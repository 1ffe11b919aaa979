package dsgformer.server;

import java.nio.file.Path;
import java.util.Map;

/** Where the server keeps its jobs unless it is told otherwise. */
final class StateFolder {

    private StateFolder() {}

    /** {@code $XDG_STATE_HOME/dsgformer/serve}, else in {@code ~/.local/state}; on Windows in {@code %LOCALAPPDATA%}. */
    static Path ofUser() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static Path of(Map<String, String> environment, String system, Path home) {
        boolean windows = system.startsWith("Windows");
        Path parent = Path.of(environment.getOrDefault(windows ? "LOCALAPPDATA" : "XDG_STATE_HOME", ""));
        if (!parent.isAbsolute()) { // as the XDG specification asks
            parent = windows
                    ? home.resolve("AppData").resolve("Local")
                    : home.resolve(".local").resolve("state");
        }
        return parent.resolve("dsgformer").resolve("serve");
    }
}
