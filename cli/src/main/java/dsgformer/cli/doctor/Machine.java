package dsgformer.cli.doctor;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What checks read: this machine, or one that a test makes up.
 *
 * @param properties the JVM's
 * @param root where the system's own files are, such as {@code proc/meminfo}
 * @param jvmOptions what the JVM was started with
 * @param processors how many the JVM may use
 * @param heap the most that the Java heap may become, in bytes
 */
record Machine(
        Map<String, String> properties,
        Map<String, String> environment,
        Path root,
        List<String> jvmOptions,
        int processors,
        long heap) {

    private static final int SECONDS = 10;

    static Machine thisOne() {
        Map<String, String> properties = System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, System::getProperty));
        return new Machine(
                properties,
                System.getenv(),
                Path.of("/").toAbsolutePath(),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory());
    }

    /** The value of a property; the empty text if it is not set. */
    String property(String name) {
        return properties.getOrDefault(name, "");
    }

    /** The value of an environment variable; empty if it is unset or blank. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    boolean isLinux() {
        return property("os.name").equals("Linux");
    }

    boolean isMac() {
        return property("os.name").startsWith("Mac");
    }

    boolean isWindows() {
        return property("os.name").startsWith("Windows");
    }

    /** The text of a system file, named from the root; empty where there is no such file. */
    Optional<String> systemFile(String name) {
        try {
            return Optional.of(Files.readString(root.resolve(name), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty(); // another system
        }
    }

    /** Where the shell would find a program. */
    Optional<Path> program(String name) {
        String file = isWindows() ? name + ".exe" : name;
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, file))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The output of a program; empty if it fails, or runs longer than {@value #SECONDS} seconds. */
    Optional<String> output(Path program, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("doctor", ".txt"); // reading a pipe would block while the program hangs
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return Optional.empty();
                }
                return process.exitValue() == 0
                        ? Optional.of(Files.readString(out).strip())
                        : Optional.empty();
            } finally {
                Files.deleteIfExists(out);
            }
        } catch (IOException e) {
            return Optional.empty(); // cannot be started: as if it were not installed
        }
    }

    /** The value of the last JVM option that begins with {@code prefix}. */
    Optional<String> jvmOption(String prefix) {
        return jvmOptions.stream()
                .filter(option -> option.startsWith(prefix))
                .map(option -> option.substring(prefix.length()))
                .reduce((first, second) -> second);
    }

    /** A number of kB in {@code /proc/meminfo}, as bytes. */
    Optional<Long> memoryInfo(String key) {
        return systemFile("proc/meminfo")
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith(key + ":"))
                        .map(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst());
    }

    /** The name of this system's native code in JavaCPP's spelling. */
    String nativePlatform() {
        String system = isLinux() ? "linux" : isMac() ? "macosx" : isWindows() ? "windows" : "unknown";
        String processor = switch (property("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> property("os.arch");
        };
        return system + "-" + processor;
    }
}
