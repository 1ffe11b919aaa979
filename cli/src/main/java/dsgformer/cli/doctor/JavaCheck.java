package dsgformer.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/** The Java that runs this, and how it was started. */
final class JavaCheck implements Check {

    private static final int FLOOR = 17;

    @Override
    public String topic() {
        return "Java";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        findings.add(version(machine));
        String mode = machine.property("java.vm.info");
        if (mode.contains("interpreted")) {
            findings.add(Finding.warning(
                    topic(),
                    "its compiler is off (" + mode + "): everything is tens of times slower",
                    "start without -Xint; see DSGFORMER_JAVA_OPTS and JAVA_TOOL_OPTIONS"));
        }
        if (machine.jvmOption("-XX:TieredStopAtLevel=")
                .filter(level -> !level.equals("4"))
                .isPresent()) {
            findings.add(Finding.warning(
                    topic(),
                    "its optimizing compiler is off: the engine in Java is hundreds of times slower",
                    "start without -XX:TieredStopAtLevel"));
        }
        if (!machine.property("java.vm.name").matches(".*(HotSpot|OpenJDK|GraalVM).*")) {
            findings.add(Finding.note(
                    topic(),
                    "this program was not measured on " + machine.property("java.vm.name"),
                    "if it is slow, try a JDK with HotSpot, such as Temurin"));
        }
        machine.variable("JAVA_TOOL_OPTIONS")
                .ifPresent(options -> findings.add(Finding.note(
                        topic(),
                        "JAVA_TOOL_OPTIONS is set (" + options
                                + "); every Java program reads it and prints a line about it",
                        "unset it if it is not meant for this program")));
        machine.variable("DSGFORMER_JAVA_OPTS")
                .ifPresent(options -> findings.add(Finding.ok(topic(), "DSGFORMER_JAVA_OPTS adds " + options)));
        findings.add(start(machine));
        return findings;
    }

    private Finding version(Machine machine) {
        String text = machine.property("java.runtime.version") + " of " + machine.property("java.vendor") + ", "
                + machine.property("java.vm.name") + ", " + machine.property("java.home");
        if ("32".equals(machine.property("sun.arch.data.model"))) {
            return Finding.warning(
                    topic(),
                    text + ": a 32-bit JVM, whose heap ends at some 1.5 GB and whose vectors are slow",
                    "install a 64-bit JDK " + FLOOR + " or newer");
        }
        return Finding.ok(topic(), text);
    }

    /** Whether the launcher started this JVM, and with an archive of classes. */
    private Finding start(Machine machine) {
        if (machine.jvmOption("-XX:SharedArchiveFile=").isPresent()) {
            return Finding.ok(topic(), "starts from an archive of its classes");
        }
        boolean launched =
                machine.jvmOption("-Dorg.bytedeco.javacpp.maxPhysicalBytes=").isPresent();
        return launched
                ? Finding.note(
                        topic(),
                        "starts without an archive of its classes, which takes half a second longer",
                        "make the folder for it writable: cli/target in the sources, the user's cache folder for an"
                                + " installation")
                : Finding.note(
                        topic(),
                        "started without the launcher: no archive of classes, another garbage collector, and training on"
                                + " libtorch two to five times slower without the allocator's settings",
                        "start it with the script dsgformer");
    }
}
