package dsgformer.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The script at the root, in a copy of the repository as after a build, with a fake JDK that prints its arguments. */
public record Launcher(Path root, Path jdk) {

    private static final Path SCRIPT = Path.of("../dsgformer");
    private static final Path PARTS = Path.of("src/launcher");

    /** The fake {@code java}: prints its arguments, and the contents of argument files. */
    private static final String JAVA = """
            #!/bin/sh
            for argument; do
                case $argument in
                    @*) cat "${argument#@}" ;;
                    *) printf '%s\\n' "$argument" ;;
                esac
            done
            """;

    /** The launcher in a made-up repository; {@code version} as a JDK's file {@code release} states it, such as 17.0.1. */
    public static Launcher in(Path folder, String version) throws IOException {
        Path root = Files.createDirectories(folder.resolve("repository"));
        Files.copy(SCRIPT, root.resolve("dsgformer"));
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(root.resolve("cli/src/main"));
        Path parts = Files.createDirectories(root.resolve("cli/src/launcher"));
        for (String part : List.of("launch.sh", "build.sh", "jvm.options")) {
            Files.copy(PARTS.resolve(part), parts.resolve(part));
        }
        Files.createFile(root.resolve("pom.xml"));
        Files.createFile(root.resolve("cli/pom.xml"));
        Files.createDirectories(root.resolve("cli/target/lib"));
        Files.createDirectories(root.resolve("bench/target/lib"));
        Files.createDirectories(root.resolve("server/target/lib"));
        Files.createFile(root.resolve("cli/target/dsgformer-cli-1.jar"));
        Path stamp = Files.createFile(root.resolve("cli/target/launcher.built"));
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().plusSeconds(60)));
        Path jdk = Files.createDirectories(folder.resolve("jdk"));
        Files.writeString(
                jdk.resolve("release"),
                "JAVA_VERSION=\"" + version + "\"\nJAVA_RUNTIME_VERSION=\"" + version + "+1-Test\"\n");
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, JAVA);
        for (Path program : List.of(java, root.resolve("dsgformer"))) {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return new Launcher(root, jdk);
    }

    Path archive(String version) {
        return root.resolve("cli/target/launcher-" + version + "_1_Test.jsa");
    }

    /** The arguments of the JVM for this command line. */
    public List<String> options(Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("dsgformer").toString()));
        command.addAll(List.of(args));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().keySet().removeIf(name -> name.startsWith("DSGFORMER_"));
        process.directory(root.toFile());
        process.environment().put("JAVA_HOME", jdk.toString());
        process.environment().putAll(environment);
        process.redirectErrorStream(false);
        process.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process run = process.start();
        List<String> arguments = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (run.waitFor() != 0) {
            throw new IOException(command + " ended with " + run.exitValue());
        }
        return arguments;
    }
}
