package dsgformer.cli.doctor;

import dsgformer.cli.run.HumanNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Room and permissions for temporary files and for the native code that libtorch unpacks. */
final class DiskCheck implements Check {

    private static final long LITTLE = 256L << 20;
    /** Bytes that libtorch and OpenBLAS take when unpacked. */
    private static final long LIBTORCH = 600L << 20;

    @Override
    public String topic() {
        return "disk";
    }

    @Override
    public List<Finding> look(Machine machine) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Path temporary = Path.of(machine.property("java.io.tmpdir"));
        if (!Files.isDirectory(temporary) || !Files.isWritable(temporary)) {
            findings.add(Finding.warning(
                    topic(),
                    "the folder for temporary files, " + temporary + ", is missing or not writable",
                    "make it, or name another with DSGFORMER_JAVA_OPTS=-Djava.io.tmpdir=FOLDER"));
        } else {
            long free = Files.getFileStore(temporary).getUsableSpace();
            String text = temporary + " (temporary files) has " + HumanNumbers.gibibytes(free) + " free";
            findings.add(
                    free < LITTLE
                            ? Finding.warning(topic(), text, "make room, or name another with -Djava.io.tmpdir=FOLDER")
                            : Finding.ok(topic(), text));
        }
        findings.addAll(unpacked(machine));
        return findings;
    }

    private List<Finding> unpacked(Machine machine) throws IOException {
        String named = machine.property("org.bytedeco.javacpp.cachedir");
        Path cache = named.isEmpty() ? Path.of(machine.property("user.home"), ".javacpp", "cache") : Path.of(named);
        if (!hasNatives(machine) || isUnpacked(cache)) {
            return List.of();
        }
        String other = "name another folder with DSGFORMER_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER";
        Path existing = cache.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent(); // the root exists
        }
        if (!Files.isWritable(existing)) {
            return List.of(Finding.note(
                    topic(),
                    "libtorch cannot be unpacked to " + cache
                            + ", which is not writable; deblurring with DSGformer does not need it",
                    other));
        }
        long free = Files.getFileStore(existing).getUsableSpace();
        if (free >= LIBTORCH) {
            return List.of();
        }
        return List.of(Finding.note(
                topic(),
                "libtorch is unpacked to " + cache + " when it is first used, which takes about "
                        + HumanNumbers.gibibytes(LIBTORCH) + "; " + HumanNumbers.gibibytes(free) + " are free",
                "make room, or " + other));
    }

    /** Whether libtorch has been unpacked before. */
    private static boolean isUnpacked(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(cache)) {
            return entries.anyMatch(entry -> entry.getFileName().toString().startsWith("pytorch"));
        }
    }

    private boolean hasNatives(Machine machine) {
        return getClass().getClassLoader().getResource("org/bytedeco/pytorch/" + machine.nativePlatform()) != null;
    }
}
