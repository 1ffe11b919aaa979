package dsgformer.cli.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine for checks to read: 64-bit Linux with 4 processors and a JDK 17, unless changed. */
final class MadeUpMachine {

    private final Path root;
    private final Map<String, String> properties = new HashMap<>(Map.of(
            "os.name", "Linux",
            "os.arch", "amd64",
            "java.runtime.version", "17.0.1+1",
            "java.vendor", "Maker",
            "java.home", "/jdk",
            "java.vm.name", "OpenJDK 64-Bit Server VM",
            "java.vm.info", "mixed mode, sharing",
            "sun.arch.data.model", "64",
            "sun.jnu.encoding", "UTF-8"));
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private long heap = 4L << 30;

    MadeUpMachine(Path root) {
        this.root = root;
        property("java.io.tmpdir", root.toString());
        property("user.home", root.toString());
    }

    MadeUpMachine property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    MadeUpMachine variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    MadeUpMachine jvmOption(String option) {
        jvmOptions.add(option);
        return this;
    }

    MadeUpMachine heap(long bytes) {
        heap = bytes;
        return this;
    }

    MadeUpMachine file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program on the PATH that runs {@code script}. */
    MadeUpMachine program(String name, String script) {
        file("bin/" + name, "#!/bin/sh\n" + script + "\n");
        try {
            Files.setPosixFilePermissions(
                    root.resolve("bin").resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return variable("PATH", root.resolve("bin").toString());
    }

    Machine machine() {
        return new Machine(Map.copyOf(properties), Map.copyOf(environment), root, List.copyOf(jvmOptions), 4, heap);
    }
}
